import '../../i18n/late/missing';
import { useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import { send } from '../../api/client';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { issueKey as keyOf } from '../../store/selectors';
import { Missing } from './missing';

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

/** The issue that has a key or had it, as the server says; null for none, and undefined while it is asked. */
function useIssueOf(slug: string, issueKey: string): Id | null | undefined {
  const [found, setFound] = useState<{ readonly key: string; readonly id: Id | null }>();
  useEffect(() => {
    const stop = new AbortController();
    const path = `workspaces/${slug}/work-items/${encodeURIComponent(issueKey)}/`;
    send<{ readonly id: Id }>('GET', path, { signal: stop.signal }).then(
      ({ body }) => setFound({ key: issueKey, id: body.id }),
      () => {
        if (!stop.signal.aborted) setFound({ key: issueKey, id: null });
      },
    );
    return () => stop.abort();
  }, [slug, issueKey]);
  return found?.key === issueKey ? found.id : undefined;
}
