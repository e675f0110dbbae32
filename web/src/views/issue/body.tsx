import '../../i18n/late/page';
import { CornerLeftUp } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { Link } from 'wouter';
import { useIssueDetails } from '../../api/details';
import { paths } from '../../app/paths';
import { renameIssue, useRun } from '../../commands';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useIssue, useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { issueKey, mayEdit, projectPeople } from '../../store/selectors';
import { Boundary } from '../../ui/boundary';
import { Description } from './description';
import { SubItems } from './sub-items';
import { Timeline } from './timeline';

interface IssueBodyProps {
  readonly slug: string;
  readonly id: Id;
  /** What stands between the description and the sub-items. */
  readonly between?: ReactNode;
}

/** An issue's title, description, sub-items, comments and activity. */
export function IssueBody({ slug, id, between }: IssueBodyProps) {
  const issue = useIssue(id);
  const details = useIssueDetails(id);
  const mayChange = useTables((tables) => mayEdit(tables, issue?.project ?? ''));
  const people = useTables((tables) => projectPeople(tables, issue?.project ?? ''), sameItems);
  const mentions = useMemo(
    () => people.map((person) => ({ id: person.id, name: person.display_name })),
    [people],
  );
  if (!issue) return null;
  return (
    <>
      <Parent slug={slug} parent={issue.parent} />
      <Name id={id} name={issue.name} mayChange={mayChange} />
      <Boundary resetKey={id}>
        <Description id={id} details={details} mentions={mentions} mayChange={mayChange} />
      </Boundary>
      {between}
      <SubItems slug={slug} issue={issue} mayChange={mayChange} />
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

/** The title, which is changed in its place: Enter or leaving it keeps the change, Escape drops it. */
function Name({ id, name, mayChange }: NameProps) {
  const run = useRun();
  const field = useRef<HTMLTextAreaElement>(null);
  const [typed, setTyped] = useState<string | null>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what is typed belongs to one issue
  useEffect(() => setTyped(null), [id]);
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
  if (!mayChange) return <h1 className="issue__name">{name}</h1>;
  function keep(): void {
    if (typed?.trim() && typed.trim() !== name) run(renameIssue(id, typed));
    setTyped(null);
  }
  return (
    <>
      <h1 className="hidden-text">{name}</h1>
      <textarea
        ref={field}
        className="issue__name"
        aria-label={t('issue.title')}
        rows={1}
        maxLength={255}
        value={typed ?? name}
        onChange={(event) => setTyped(event.currentTarget.value.replace(/\n/g, ' '))}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            setTyped(null);
            queueMicrotask(() => field.current?.blur());
          }
        }}
      />
    </>
  );
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
