import { CloudOff } from 'lucide-react';
import { useEffect, useRef } from 'react';
import { useDismiss } from '../commands';
import { t } from '../i18n';
import { useRefusals, useSyncStatus } from '../store/hooks';
import type { Refusal } from '../store/status';
import { late } from '../ui/late';
import { notify } from '../ui/toast';
import type { ConflictProps } from './conflict';
import { keepRefused } from './drafts';

const Conflict = late<ConflictProps>(async () => (await import('./conflict')).Conflict);

/** What is said about the connection: that it is away, what was refused, and texts that two people changed. */
export function SyncNotices() {
  const { phase, pending, volatile: isVolatile } = useSyncStatus();
  useStaying(isVolatile);
  const refused = useRefusals();
  const told = useRef(new Set<string>());
  const dismiss = useDismiss();
  useEffect(() => {
    for (const refusal of refused) {
      if (told.current.has(refusal.id)) continue;
      told.current.add(refusal.id);
      const isKept = keepRefused(refusal);
      if (refusal.sort === 'conflict') continue;
      notify({
        title: t('sync.refused', { what: refusal.title }),
        text: textOf(refusal, isKept),
        bad: true,
      });
      dismiss(refusal.id);
    }
  }, [refused, dismiss]);
  const conflict = refused.find((refusal) => refusal.sort === 'conflict');
  return (
    <>
      {phase === 'offline' ? (
        <div className="sync-bar" role="status">
          <CloudOff size={14} aria-hidden="true" />
          <span>{t('sync.offline')}</span>
          {pending > 0 ? (
            <span className="figures">· {t('sync.waiting', { count: pending })}</span>
          ) : null}
          <span className="sync-bar__text">
            {t(isVolatile ? 'sync.volatileText' : 'sync.offlineText')}
          </span>
        </div>
      ) : null}
      {conflict ? <Conflict key={conflict.id} conflict={conflict} /> : null}
    </>
  );
}

/** Has the browser ask before the page is left, while changes would be lost with it. */
function useStaying(isOn: boolean): void {
  useEffect(() => {
    if (!isOn) return undefined;
    const ask = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', ask);
    return () => window.removeEventListener('beforeunload', ask);
  }, [isOn]);
}

/** What the server said, and where the text is: a text that has no draft is shown again. */
function textOf(refusal: Refusal, isKept: boolean): string {
  if (!refusal.draft) return refusal.sentence;
  return `${refusal.sentence} ${isKept ? t('sync.refusedDraft') : `“${refusal.draft}”`}`;
}
