import { useEffect, useRef } from 'react';
import { Link } from 'wouter';
import { t } from '../../i18n';
import { formatAgo, formatMoment } from '../../i18n/times';
import type { Part } from '../../store/intake';
import type { Id, Submission } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { useMember, useTables } from '../../store/subscribe';
import { Avatar } from '../../ui/avatar';
import { PriorityIcon } from '../../ui/priority-icon';
import { Status } from './status';

interface ListProps {
  readonly rows: readonly Submission[];
  readonly part: Part;
  readonly label: string;
  readonly active: Id | null;
  readonly now: string;
  readonly href: (row: Submission) => string;
}

/** The submissions of a part of the intake. */
export function SubmissionList({ rows, part, label, active, now, href }: ListProps) {
  const list = useRef<HTMLUListElement>(null);
  useEffect(() => {
    const line = active && list.current?.querySelector(`[data-submission="${active}"]`);
    if (line) line.scrollIntoView({ block: 'nearest' });
  }, [active]);
  return (
    <ul ref={list} className="intake__list" aria-label={label}>
      {rows.map((row) => (
        <Line
          key={row.id}
          row={row}
          isActive={row.id === active}
          hasStatus={part !== 'pending'}
          now={now}
          href={href(row)}
        />
      ))}
    </ul>
  );
}

interface LineProps {
  readonly row: Submission;
  readonly isActive: boolean;
  readonly hasStatus: boolean;
  readonly now: string;
  readonly href: string;
}

function Line({ row, isActive, hasStatus, now, href }: LineProps) {
  const key = useTables((tables) => issueKey(tables, row));
  const person = useMember(row.created_by) ?? null;
  return (
    <li className="intake__line" data-submission={row.id}>
      <Link
        href={href}
        className="intake__link"
        {...(isActive && { 'aria-current': 'true' as const })}
      >
        <span className="intake__top">
          <PriorityIcon priority={row.priority} />
          <span className="hidden-text">{t(`priority.${row.priority}`)}</span>
          <span className="row__key">{key}</span>
          <time
            className="row__meta ms-auto"
            dateTime={row.created_at}
            title={formatMoment(row.created_at)}
          >
            {formatAgo(row.created_at)}
          </time>
        </span>
        <span className="intake__name">{row.name}</span>
        <span className="intake__foot">
          <Avatar person={person} size={16} />
          <span className="cut">{person?.display_name ?? t('person.someone')}</span>
          {hasStatus ? <Status row={row} now={now} /> : null}
        </span>
      </Link>
    </li>
  );
}
