import '../../i18n/late/relations';
import { Plus, X } from 'lucide-react';
import { useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { send } from '../../api/client';
import { paths } from '../../app/paths';
import { useOffered } from '../../app/use-offered';
import { addRelation, REVERSE, removeRelation, useRun } from '../../commands';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useTables } from '../../store/hooks';
import type { Id, Issue, Relation, RelationKind, Tables } from '../../store/rows';
import { issueKey, projectIssues, relationsOf } from '../../store/selectors';
import type { WireIssue } from '../../sync/reading';
import { announce } from '../../ui/announce';
import { IconButton } from '../../ui/button';
import { classes } from '../../ui/classes';
import { Menu } from '../../ui/menu';
import { Picker, type PickerOption } from '../../ui/picker';
import { StateIcon } from '../../ui/state-icon';
import { AssigneesCell, StateCell } from '../issues/cells';
import { useShownIssue } from '../issues/shown-issue';
import { searchIssues } from '../palette/search';
import { RelationIcon } from './relation-icon';

/** The kinds in their order. */
const KINDS = Object.keys(REVERSE) as RelationKind[];
/** How many issues are offered before anything is typed. */
const OFFERED = 50;

interface RelationsProps {
  readonly slug: string;
  readonly issue: Issue;
  readonly mayChange: boolean;
}

/** What an issue stands to others, by kind. */
export function Relations({ slug, issue, mayChange }: RelationsProps) {
  const rows = useTables((tables) => relationsOf(tables, issue.id));
  const button = useRef<HTMLButtonElement>(null);
  const [kind, setKind] = useState<RelationKind | null>(null);
  useKeys([
    {
      id: 'issue.relate',
      scope: 'selection',
      when: () => mayChange,
      run: () => button.current?.click(),
    },
  ]);
  if (rows.length === 0 && !mayChange) return null;
  const close = () => {
    setKind(null);
    queueMicrotask(() => button.current?.focus({ preventScroll: true }));
  };
  return (
    <section className="issue__section" aria-labelledby={`relations-${issue.id}`}>
      <div className="issue__section-head">
        <h2 id={`relations-${issue.id}`}>{t('relation.title')}</h2>
        {mayChange ? (
          <span className="ms-auto">
            <Menu
              align="end"
              trigger={
                <button ref={button} type="button" className="button">
                  <Plus aria-hidden="true" />
                  {t('relation.add')}
                </button>
              }
              items={KINDS.map((one) => ({
                id: one,
                label: t(`relation.to.${one}`),
                icon: <RelationIcon kind={one} />,
                // Once the menu has given the focus back.
                run: () => void setTimeout(() => setKind(one)),
              }))}
            />
          </span>
        ) : null}
      </div>
      {KINDS.map((one) => (
        <OfKind
          key={one}
          slug={slug}
          kind={one}
          rows={rows.filter(({ relation }) => relation === one)}
          mayChange={mayChange}
        />
      ))}
      {kind ? (
        <OtherPicker issue={issue} kind={kind} anchor={button.current} onClose={close} />
      ) : null}
    </section>
  );
}

interface OfKindProps {
  readonly slug: string;
  readonly kind: RelationKind;
  readonly rows: readonly Relation[];
  readonly mayChange: boolean;
}

function OfKind({ slug, kind, rows, mayChange }: OfKindProps) {
  const tables = useTables((all) => all);
  if (rows.length === 0) return null;
  const number = (row: Relation) => tables.issues.get(row.with)?.number ?? 0;
  const ordered = [...rows].sort((a, b) => number(a) - number(b) || (a.with < b.with ? -1 : 1));
  return (
    <>
      <h3 className="relation__kind">
        <RelationIcon kind={kind} />
        {t(`relation.to.${kind}`)}
      </h3>
      <ul className="subs">
        {ordered.map((row) => (
          <Related key={row.id} slug={slug} row={row} mayChange={mayChange} />
        ))}
      </ul>
    </>
  );
}

interface RelatedProps {
  readonly slug: string;
  readonly row: Relation;
  readonly mayChange: boolean;
}

function Related({ slug, row, mayChange }: RelatedProps) {
  const run = useRun();
  const shown = useShownIssue(row.with);
  const [key, setKey] = useState('');
  const name = shown?.key ?? key;
  const isDone = shown?.state?.group === 'completed' || shown?.state?.group === 'cancelled';
  return (
    <li className="subs__item">
      {shown ? (
        <>
          <StateCell shown={shown} />
          <span className="row__key">{shown.key}</span>
          <Link
            href={paths.issue(slug, shown.key)}
            className={classes('row__name', isDone && 'relation__done')}
          >
            {shown.issue.name}
          </Link>
          <AssigneesCell shown={shown} />
        </>
      ) : (
        <Elsewhere slug={slug} row={row} onKey={setKey} />
      )}
      {mayChange ? (
        <IconButton
          label={t('relation.remove', { key: name })}
          onClick={() => {
            run(removeRelation(row.issue, row.relation, row.with));
            announce(t('relation.removed', { key: name }));
          }}
        >
          <X />
        </IconButton>
      ) : null}
    </li>
  );
}

interface ElsewhereProps {
  readonly slug: string;
  readonly row: Relation;
  readonly onKey: (key: string) => void;
}

/** An issue that the copy has not, for example because it is archived: its name is read from the server. */
function Elsewhere({ slug, row, onKey }: ElsewhereProps) {
  const { with: id, with_project: project } = row;
  const identifier = useTables((tables) => tables.projects.get(project)?.identifier);
  const [found, setFound] = useState<(WireIssue & { archived_at?: string | null }) | null>(null);
  useEffect(() => {
    let isCurrent = true;
    const path = `workspaces/${slug}/projects/${project}/work-items/${id}/`;
    send<WireIssue>('GET', path).then(
      ({ body }) => {
        if (!isCurrent) return;
        setFound(body);
        onKey(`${identifier}-${body.sequence_id}`);
      },
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, [slug, project, id, identifier, onKey]);
  if (!found)
    return <span className="row__name text-(--text-faint)">{t('relation.elsewhere')}</span>;
  return (
    <>
      <span className="row__key">
        {identifier}-{found.sequence_id}
      </span>
      <span className="row__name">{found.name}</span>
      {found.archived_at ? <span className="chip">{t('relation.archived')}</span> : null}
    </>
  );
}

interface OtherPickerProps {
  readonly issue: Issue;
  readonly kind: RelationKind;
  readonly anchor: Element | null;
  readonly onClose: () => void;
}

function OtherPicker({ issue, kind, anchor, onClose }: OtherPickerProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const taken = useMemo(() => {
    const same = relationsOf(tables, issue.id).filter(({ relation }) => relation === kind);
    return new Set([issue.id, ...same.map((row) => row.with)]);
  }, [tables, issue.id, kind]);
  const options = useMemo(
    () =>
      [...projectIssues(tables, issue.project)]
        .filter(({ id }) => !taken.has(id))
        .sort((a, b) => b.number - a.number)
        .slice(0, OFFERED)
        .map((row) => optionOf(tables, row)),
    [tables, issue.project, taken],
  );
  const onType = useOffered(issue.project);
  const offered = new Set<Id>(options.map(({ id }) => id));
  return (
    <Picker
      anchor={anchor}
      label={`${t(`relation.to.${kind}`)}: ${t('relation.choose')}`}
      options={options}
      chosen={[]}
      fromText={(text) =>
        searchIssues(tables, text)
          .filter(({ id }) => !taken.has(id) && !offered.has(id))
          .map((row) => optionOf(tables, row))
      }
      onType={onType}
      onChoose={(other) => run(addRelation(issue.id, kind, other))}
      onClose={onClose}
    />
  );
}

function optionOf(tables: Tables, issue: Issue): PickerOption {
  const state = tables.states.get(issue.state);
  return {
    id: issue.id,
    label: `${issueKey(tables, issue)} ${issue.name}`,
    icon: <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />,
  };
}
