import '../../i18n/late/missing';
import { useEffect } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import { issueKey as keyOf } from '../../store/selectors';
import { Missing } from './missing';
import { useIssueOf } from './use-issue-of';

/** What the page of an issue that is not there needs. */
export interface MissingIssueProps {
  readonly slug: string;
  readonly issueKey: string;
}

/** An issue that is not there, or not for the reader; one that moved to another project is shown there. */
export function MissingIssue({ slug, issueKey }: MissingIssueProps) {
  const id = useIssueOf(slug, issueKey);
  const [, go] = useLocation();
  const present = useTables((tables) => {
    const row = tables.issues.get(id ?? '');
    if (!row) return null;
    return row.number > 0 ? keyOf(tables, row) : '';
  });
  useEffect(() => {
    if (present && present !== issueKey) go(paths.issue(slug, present), { replace: true });
  }, [present, issueKey, slug, go]);
  // Its number there is not known at once.
  if (id === undefined || present !== null) return null;
  return (
    <Missing
      slug={slug}
      title={t('page.issueMissing', { key: issueKey })}
      text={t('page.issueMissingText')}
    />
  );
}
