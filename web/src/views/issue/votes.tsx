import '../../i18n/late/activity';
import { ThumbsDown, ThumbsUp } from 'lucide-react';
import type { VoteRow } from '../../api/details';
import { castVote, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayComment } from '../../store/selectors';
import { Tooltip } from '../../ui/tooltip';
import { namesOf } from './reactions';

interface VotesProps {
  readonly issue: Id;
  readonly rows: readonly VoteRow[];
}

/** Who is for an issue and who against it, and voting oneself: pressing one's own vote takes it back. */
export function Votes({ issue, rows }: VotesProps) {
  const run = useRun();
  const me = useTables((tables) => tables.me);
  const may = useTables((tables) => mayComment(tables, tables.issues.get(issue)?.project ?? ''));
  const own = rows.find(({ user }) => user === me)?.vote ?? null;
  if (!may && rows.length === 0) return null;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's, and this is none
    <div className="votes" role="group" aria-label={t('vote.title')}>
      {([1, -1] as const).map((vote) => (
        <Vote
          key={vote}
          vote={vote}
          users={rows.filter((row) => row.vote === vote).map(({ user }) => user)}
          isOwn={own === vote}
          onVote={may ? () => run(castVote(issue, own, own === vote ? null : vote)) : null}
        />
      ))}
    </div>
  );
}

interface VoteProps {
  readonly vote: 1 | -1;
  readonly users: readonly Id[];
  readonly isOwn: boolean;
  /** Null for those who may not vote. */
  readonly onVote: (() => void) | null;
}

function Vote({ vote, users, isOwn, onVote }: VoteProps) {
  const who = useTables((tables) => namesOf(tables, users));
  const name = t(vote === 1 ? 'vote.for' : 'vote.against', { count: users.length });
  const label = users.length > 0 ? t('vote.who', { vote: name, people: who }) : name;
  return (
    <Tooltip text={label}>
      <button
        type="button"
        className="reactions__one"
        aria-pressed={isOwn}
        aria-label={label}
        aria-disabled={onVote === null}
        onClick={onVote ?? undefined}
      >
        {vote === 1 ? (
          <ThumbsUp size={14} aria-hidden="true" />
        ) : (
          <ThumbsDown size={14} aria-hidden="true" />
        )}
        <span className="figures">{users.length}</span>
      </button>
    </Tooltip>
  );
}
