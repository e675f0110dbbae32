import '../i18n/late/drafts';
import { t } from '../i18n';
import { useDraftsState } from './current';

/** How many drafts there are, at the end of their link; nothing while there are none. */
export function DraftCount() {
  const { count } = useDraftsState();
  if (count === 0) return null;
  return (
    <span className="side-link__end figures">
      <span aria-hidden="true">{count}</span>
      <span className="hidden-text">{t('drafts.count', { count })}</span>
    </span>
  );
}
