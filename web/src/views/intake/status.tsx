import { Ban, Clock, Copy, Inbox } from 'lucide-react';
import { t } from '../../i18n';
import { formatMoment } from '../../i18n/times';
import { statusAt } from '../../store/intake';
import { STATUS, type Submission } from '../../store/rows';
import { issueKey } from '../../store/selectors';
import { useTables } from '../../store/subscribe';

interface StatusProps {
  readonly row: Submission;
  readonly now: string;
}

/** What has become of a submission: a shape and a word. */
export function Status({ row, now }: StatusProps) {
  const other = useTables((tables) => {
    const issue = tables.issues.get(row.duplicate_to ?? '');
    return issue ? issueKey(tables, issue) : null;
  });
  const [icon, text] = shown(row, now, other);
  return (
    <span className="intake__status" data-status={statusAt(row, now)}>
      {icon}
      {text}
    </span>
  );
}

function shown(row: Submission, now: string, other: string | null) {
  switch (statusAt(row, now)) {
    case STATUS.pending:
      return [<Inbox key="i" aria-hidden="true" />, t('intake.status.pending')] as const;
    case STATUS.declined:
      return [<Ban key="i" aria-hidden="true" />, t('intake.status.declined')] as const;
    case STATUS.snoozed:
      return [
        <Clock key="i" aria-hidden="true" />,
        t('intake.status.snoozed', { time: formatMoment(row.snoozed_till ?? '') }),
      ] as const;
    case STATUS.accepted:
      return [<Inbox key="i" aria-hidden="true" />, t('intake.status.accepted')] as const;
    case STATUS.duplicate:
      return [
        <Copy key="i" aria-hidden="true" />,
        other ? t('intake.status.duplicateOf', { key: other }) : t('intake.status.duplicate'),
      ] as const;
  }
}
