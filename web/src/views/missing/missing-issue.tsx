import '../../i18n/late/missing';
import { t } from '../../i18n';
import { Missing } from './missing';

/** What the page of an issue that is not there needs. */
export interface MissingIssueProps {
  readonly slug: string;
  readonly issueKey: string;
}

/** An issue that is not there, or not for the reader. */
export function MissingIssue({ slug, issueKey }: MissingIssueProps) {
  return (
    <Missing
      slug={slug}
      title={t('page.issueMissing', { key: issueKey })}
      text={t('page.issueMissingText')}
    />
  );
}
