import '../../i18n/late/page';
import { Ban, Check, Clock, Copy, Trash2, Undo2 } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { useSubmissionText } from '../../api/submission-texts';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import {
  changeSubmissionPriority,
  describeSubmission,
  renameSubmission,
} from '../../commands/intake';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useKeysOf } from '../../keys';
import { mayEditSubmission } from '../../store/intake';
import { PRIORITIES, type Priority, STATUS, type Submission } from '../../store/rows';
import { issueKey, projectPeople } from '../../store/selectors';
import { useMember, useTables } from '../../store/subscribe';
import { Avatar } from '../../ui/avatar';
import { Boundary } from '../../ui/boundary';
import { Button } from '../../ui/button';
import { Options } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';
import { MoreMenu } from '../../ui/more-menu';
import { PriorityIcon } from '../../ui/priority-icon';
import { RichText } from '../text/text';
import { Title } from '../text/title';
import type { Triage } from './actions';
import { Status } from './status';

interface SubmissionProps {
  readonly slug: string;
  readonly row: Submission;
  readonly now: string;
  readonly triage: Triage;
}

/** What was handed in, and what to do with it. */
export function SubmissionBody({ slug, row, now, triage }: SubmissionProps) {
  const { id } = row;
  const run = useRun();
  const text = useSubmissionText(id);
  const mayChange = useTables((tables) => mayEditSubmission(tables, row));
  const people = useTables(
    (tables) => projectPeople(tables, row.project),
    (a, b) => a.length === b.length && a.every((one, at) => one === b[at]),
  );
  const mentions = useMemo(
    () => people.map((person) => ({ id: person.id, name: person.display_name })),
    [people],
  );
  return (
    <>
      <TriageBar row={row} triage={triage} />
      <div className="intake__text">
        <Origin slug={slug} row={row} now={now} />
        <Title
          key={`title/${id}`}
          value={row.name}
          label={t('intake.name')}
          mayChange={mayChange}
          onKeep={(name) => run(renameSubmission(id, name))}
        />
        <PriorityLine row={row} />
        <Boundary resetKey={id}>
          <RichText
            key={id}
            status={text.status}
            html={text.html}
            version={text.version}
            draft={`intake/${id}/description`}
            label={t('intake.text')}
            add={t('issue.addDescription')}
            none={t('issue.noDescription')}
            offline={t('issue.detailsOffline')}
            mentions={mentions}
            mayChange={mayChange}
            onKeep={(html, version, before) => run(describeSubmission(id, html, version, before))}
          />
        </Boundary>
      </div>
    </>
  );
}

/** The buttons that sort a submission; those who may not are told who may. */
function TriageBar({ row, triage }: Pick<SubmissionProps, 'row' | 'triage'>) {
  const key = useTables((tables) => issueKey(tables, row));
  const keys = {
    accept: useKeysOf('intake.accept'),
    decline: useKeysOf('intake.decline'),
    snooze: useKeysOf('intake.snooze'),
    duplicate: useKeysOf('intake.duplicate'),
    putBack: useKeysOf('intake.putBack'),
    remove: useKeysOf('intake.delete'),
  };
  const cap = (of: string | undefined) =>
    of ? <KeyCaps keys={of} className="opacity-80 max-lg:hidden" /> : null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's, and this is none
    <div role="group" aria-label={t('intake.actions', { key })} className="intake__bar">
      {triage.maySort ? (
        <>
          <Button kind="main" onClick={triage.accept}>
            <Check aria-hidden="true" />
            {t('intake.accept')}
            {cap(keys.accept)}
          </Button>
          <Button kind="outline" disabled={row.status === STATUS.declined} onClick={triage.decline}>
            <Ban aria-hidden="true" />
            {t('intake.decline')}
            {cap(keys.decline)}
          </Button>
          <Button
            kind="outline"
            data-triage="snooze"
            aria-haspopup="listbox"
            onClick={(event) => triage.snooze(event.currentTarget)}
          >
            <Clock aria-hidden="true" />
            {t('intake.snooze')}
            {cap(keys.snooze)}
          </Button>
          <Button
            kind="outline"
            data-triage="duplicate"
            aria-haspopup="listbox"
            onClick={(event) => triage.duplicate(event.currentTarget)}
          >
            <Copy aria-hidden="true" />
            {t('intake.duplicate')}
            {cap(keys.duplicate)}
          </Button>
          {triage.isPending ? null : (
            <Button kind="outline" onClick={triage.putBack}>
              <Undo2 aria-hidden="true" />
              {t('intake.putBack')}
              {cap(keys.putBack)}
            </Button>
          )}
        </>
      ) : (
        <p className="text-(--text-faint)">{t('intake.only')}</p>
      )}
      {triage.mayRemove ? (
        <span className="ms-auto">
          <MoreMenu
            label={t('intake.more', { key })}
            items={[
              {
                id: 'delete',
                label: t('intake.delete'),
                icon: <Trash2 size={16} />,
                danger: true,
                ...(keys.remove && { keys: keys.remove }),
                run: triage.remove,
              },
            ]}
          />
        </span>
      ) : null}
    </div>
  );
}

/** Who handed it in, when, from where, and what became of it. */
function Origin({ slug, row, now }: Omit<SubmissionProps, 'triage'>) {
  const person = useMember(row.created_by) ?? null;
  const key = useTables((tables) => issueKey(tables, row));
  const other = useTables((tables) => {
    const issue = tables.issues.get(row.duplicate_to ?? '');
    return issue ? issueKey(tables, issue) : null;
  });
  const name = person?.display_name ?? t('person.someone');
  // What came from here says nothing of where it came from.
  const source = row.source && row.source !== 'IN_APP' ? row.source : null;
  return (
    <p className="intake__origin">
      <span className="figures">{key}</span>
      {other ? (
        <Link href={paths.issue(slug, other)} className="link">
          <Status row={row} now={now} />
        </Link>
      ) : (
        <Status row={row} now={now} />
      )}
      <span className="intake__person">
        <Avatar person={person} size={16} />
        <time dateTime={row.created_at} title={formatMoment(row.created_at)}>
          {t('intake.handedIn', { person: name, time: formatAgo(row.created_at) })}
        </time>
        {source ? <span>{t('intake.source', { source })}</span> : null}
      </span>
    </p>
  );
}

/** How urgent it is, which those who work on the project change. */
function PriorityLine({ row }: Pick<SubmissionProps, 'row'>) {
  const run = useRun();
  const role = useTables((tables) => tables.projects.get(row.project)?.role ?? null);
  if (role === null || role === 'guest') {
    return (
      <p className="intake__priority">
        <PriorityIcon priority={row.priority} />
        {t('intake.priority', { value: t(`priority.${row.priority}`) })}
      </p>
    );
  }
  return (
    <div className="intake__priority">
      <PriorityIcon priority={row.priority} />
      <Options
        aria-label={t('prop.priority')}
        value={row.priority}
        options={PRIORITIES.map((value) => ({ value, label: t(`priority.${value}`) }))}
        onChange={(event) =>
          run(changeSubmissionPriority(row.id, event.currentTarget.value as Priority))
        }
      />
    </div>
  );
}
