import '../../i18n/late/activity';
import '../../i18n/late/undo';
import { Undo2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import type { ActivityRow, CommentRow, Details } from '../../api/details';
import type { UndoOf } from '../../api/undo';
import { useDialogs } from '../../app/dialogs';
import type { Mention } from '../../editor';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import type { Id, Tables } from '../../store/rows';
import { Avatar } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Tooltip } from '../../ui/tooltip';
import { sentenceOf } from './activity';
import { Comment } from './comment';
import { undoOf } from './may-undo';
import { NewComment } from './new-comment';
import { Subscribers } from './subscribers';

interface TimelineProps {
  readonly id: Id;
  readonly details: Details;
  readonly mentions: readonly Mention[];
}

type Entry =
  | {
      readonly kind: 'comment';
      readonly at: string;
      readonly comment: CommentRow;
      readonly answers: readonly CommentRow[];
    }
  | {
      readonly kind: 'activity';
      readonly at: string;
      readonly row: ActivityRow;
      readonly text: string;
    };

/** How many changes before the latest are folded up. */
const SHOWN = 12;

/** What happened to an issue and what was said about it, in their order. */
export function Timeline({ id, details, mentions }: TimelineProps) {
  const tables = useTables((all) => all);
  const [isWhole, setWhole] = useState(false);
  const entries = useMemo(() => entriesOf(details, tables), [details, tables]);
  const shown = isWhole ? entries : shortened(entries);
  const hidden = entries.length - shown.length;
  return (
    <section className="issue__section" aria-labelledby={`activity-${id}`}>
      <div className="issue__section-head">
        <h2 id={`activity-${id}`}>{t('comment.title')}</h2>
        {details.status === 'ready' ? <Subscribers issue={id} ids={details.subscribers} /> : null}
      </div>
      {hidden > 0 ? (
        <Button onClick={() => setWhole(true)}>{t('activity.showAll', { count: hidden })}</Button>
      ) : null}
      <ol className="timeline">
        {shown.map((entry) =>
          entry.kind === 'comment' ? (
            <Comment
              key={entry.comment.id}
              issue={id}
              comment={entry.comment}
              answers={entry.answers}
              activities={details.activities}
              mentions={mentions}
            />
          ) : (
            <Happened
              key={entry.row.id}
              row={entry.row}
              text={entry.text}
              tables={tables}
              undo={undoOf(entry.row, tables, id)}
            />
          ),
        )}
      </ol>
      {details.status === 'gone' ? null : <NewComment issue={id} mentions={mentions} />}
    </section>
  );
}

interface HappenedProps {
  readonly row: ActivityRow;
  readonly text: string;
  readonly tables: Tables;
  /** How it is undone; null where the caller may not. */
  readonly undo: UndoOf | null;
}

function Happened({ row, text, tables, undo }: HappenedProps) {
  const dialogs = useDialogs();
  return (
    <li className="happened">
      <span className="happened__mark">
        <Avatar person={tables.members.get(row.actor) ?? null} size={16} />
      </span>
      <span className="happened__text">
        {text}{' '}
        <time
          className="happened__time"
          dateTime={row.created_at}
          title={formatMoment(row.created_at)}
        >
          · {formatAgo(row.created_at)}
        </time>
      </span>
      {undo ? (
        <Tooltip text={t('undo.open')}>
          <button
            type="button"
            className="button button--icon happened__undo"
            aria-label={t('undo.openOf', { what: text })}
            onClick={() => dialogs.undo(undo)}
          >
            <Undo2 aria-hidden="true" />
          </button>
        </Tooltip>
      ) : null}
    </li>
  );
}

function entriesOf(details: Details, tables: Tables): readonly Entry[] {
  // An answer whose comment is gone stands for itself.
  const there = new Set(details.comments.map(({ id }) => id));
  const isAnswer = ({ parent }: CommentRow) => parent !== null && there.has(parent);
  const comments: Entry[] = details.comments
    .filter((comment) => !isAnswer(comment))
    .map((comment) => ({
      kind: 'comment',
      at: comment.created_at,
      comment,
      answers: details.comments.filter(({ parent }) => parent === comment.id),
    }));
  const activities = details.activities.flatMap((row): Entry[] => {
    const text = sentenceOf(row, tables);
    return text ? [{ kind: 'activity', at: row.created_at, row, text }] : [];
  });
  return [...activities, ...comments].sort((a, b) => a.at.localeCompare(b.at));
}

/** All comments, the first line, and the latest changes. */
function shortened(entries: readonly Entry[]): readonly Entry[] {
  const from = entries.length - SHOWN;
  if (from <= 1) return entries;
  return entries.filter((entry, at) => at === 0 || at >= from || entry.kind === 'comment');
}
