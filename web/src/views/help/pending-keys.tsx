import '../../i18n/late/keys';
/** What was pressed of a sequence, and what can follow. */
import { type MessageKey, t } from '../../i18n';
import { keysOf, registry, usePendingKeys, writeChord } from '../../keys';
import { KeyCaps } from '../../ui/key-caps';

/** A small list at the foot of the page while the rest of a sequence is waited for; for the eye alone. */
export function PendingKeys() {
  const pressed = usePendingKeys().map(writeChord).join(' ');
  if (!pressed) return null;
  const ways = registry.able().flatMap((action) => {
    const keys = keysOf(action).find((written) => written.startsWith(`${pressed} `));
    return keys ? [{ action, keys }] : [];
  });
  return (
    <div className="popup keys__pending" aria-hidden="true">
      <p className="popup__label">
        <KeyCaps keys={pressed} /> {t('keys.then')}
      </p>
      {ways.map(({ action, keys }) => (
        <p key={action.id} className="keys__row">
          <KeyCaps keys={keys.slice(pressed.length + 1)} />
          {t(action.title as MessageKey)}
        </p>
      ))}
    </div>
  );
}
