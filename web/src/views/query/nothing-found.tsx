import '../../i18n/late/query';
import { CloudOff, ListFilter, SearchX } from 'lucide-react';
import { t } from '../../i18n';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import type { Found } from './use-found';

/** What a page without issues needs that is filtered by a query. */
export interface NothingFoundProps {
  /** What the server says; null before it is asked. */
  readonly found: Found | null;
  /** What is said when the query is refused, on a page that is not the reader's own. */
  readonly refused: { readonly title: string; readonly text: string } | undefined;
  readonly onClear: () => void;
}

/** A page that shows no issue because of its query: why, and the way out. */
export function NothingFound({ found, refused, onClear }: NothingFoundProps) {
  if (!found || found.phase === 'asking') return null;
  const clear = (
    <Button kind="outline" onClick={onClear}>
      {t('query.remove')}
    </Button>
  );
  if (found.phase === 'refused') {
    return (
      <Empty
        icon={<SearchX />}
        title={refused?.title ?? t('query.refusedTitle')}
        text={refused?.text ?? t('query.refusedText')}
      >
        {clear}
      </Empty>
    );
  }
  if (found.phase === 'away') {
    return (
      <Empty icon={<CloudOff />} title={t('query.awayTitle')} text={t('query.awayText')}>
        {clear}
      </Empty>
    );
  }
  return (
    <Empty icon={<ListFilter />} title={t('query.noneTitle')}>
      {clear}
    </Empty>
  );
}
