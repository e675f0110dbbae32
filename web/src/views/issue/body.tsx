import '../../i18n/late/page';
import { CornerLeftUp } from 'lucide-react';
import { type ReactNode, useMemo, useRef } from 'react';
import { Link } from 'wouter';
import { useIssueDetails } from '../../api/details';
import { paths } from '../../app/paths';
import { describeIssue, renameIssue, useRun } from '../../commands';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useIssue, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { issueKey, mayEdit, projectPeople } from '../../store/selectors';
import { Boundary } from '../../ui/boundary';
import { late } from '../../ui/late';
import type { NeighboursProps } from '../served/neighbours';
import { RichText } from '../text/text';
import { Title } from '../text/title';
import { IssuePages } from './issue-pages';
import { Links } from './links';
import { Reactions } from './reactions';
import { Relations } from './relations';
import { SubItems } from './sub-items';
import { Timeline } from './timeline';
import { Votes } from './votes';

const Neighbours = late<NeighboursProps>(
  async () => (await import('../served/neighbours')).Neighbours,
);

interface IssueBodyProps {
  readonly slug: string;
  readonly id: Id;
  /** What stands between the description and the sub-items. */
  readonly between?: ReactNode;
}

/** An issue's title, description, sub-items, comments and activity. */
export function IssueBody({ slug, id, between }: IssueBodyProps) {
  const run = useRun();
  const issue = useIssue(id);
  const details = useIssueDetails(id);
  const isPartial = useTables((tables) => tables.isPartial);
  const mayChange = useTables((tables) => mayEdit(tables, issue?.project ?? ''));
  const people = useTables((tables) => projectPeople(tables, issue?.project ?? ''), sameItems);
  const mentions = useMemo(
    () => people.map((person) => ({ id: person.id, name: person.display_name })),
    [people],
  );
  if (!issue) return null;
  return (
    <>
      {isPartial ? <Neighbours slug={slug} issue={issue} /> : null}
      <Parent slug={slug} parent={issue.parent} />
      <Name id={id} name={issue.name} mayChange={mayChange} />
      <Boundary resetKey={id}>
        <RichText
          key={id}
          status={details.status}
          html={details.description_html}
          version={details.version}
          draft={`issue/${id}/description`}
          label={t('issue.description')}
          add={t('issue.addDescription')}
          none={t('issue.noDescription')}
          offline={t('issue.detailsOffline')}
          mentions={mentions}
          mayChange={mayChange}
          onKeep={(html, version, before) => run(describeIssue(id, html, version, before))}
        />
      </Boundary>
      <div className="issue__opinions">
        {details.status === 'ready' ? <Votes issue={id} rows={details.votes} /> : null}
        <Reactions key={`reactions/${id}`} issue={id} />
      </div>
      {between}
      <SubItems slug={slug} issue={issue} mayChange={mayChange} />
      <Relations slug={slug} issue={issue} mayChange={mayChange} />
      <Boundary resetKey={id}>
        <Links issue={id} rows={details.links} mayChange={mayChange} />
        <IssuePages slug={slug} issue={issue} rows={details.pages} mayChange={mayChange} />
      </Boundary>
      <Boundary resetKey={id}>
        <Timeline id={id} details={details} mentions={mentions} />
      </Boundary>
    </>
  );
}

function Parent({ slug, parent }: { readonly slug: string; readonly parent: Id | null }) {
  const row = useIssue(parent);
  const key = useTables((tables) => (row ? issueKey(tables, row) : ''));
  if (!row) return null;
  return (
    <p className="issue__parent">
      <CornerLeftUp size={13} aria-hidden="true" />
      {t('issue.parentOf')}
      <Link href={paths.issue(slug, key)} className="cut">
        {key} {row.name}
      </Link>
    </p>
  );
}

interface NameProps {
  readonly id: Id;
  readonly name: string;
  readonly mayChange: boolean;
}

/** The title of an issue, which its key leads into as well. */
function Name({ id, name, mayChange }: NameProps) {
  const run = useRun();
  const field = useRef<HTMLTextAreaElement>(null);
  useKeys([
    {
      id: 'issue.rename',
      scope: 'selection',
      when: () => mayChange,
      run: () => {
        field.current?.focus();
        field.current?.select();
      },
    },
  ]);
  return (
    <Title
      key={id}
      field={field}
      value={name}
      label={t('issue.title')}
      mayChange={mayChange}
      onKeep={(typed) => run(renameIssue(id, typed))}
    />
  );
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
