import { classes } from './classes';

const isApple = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

const APPLE: Readonly<Record<string, string>> = { Ctrl: '⌘', Mod: '⌘', Shift: '⇧', Alt: '⌥' };
const NAMED: Readonly<Record<string, string>> = {
  Mod: 'Ctrl',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Escape: 'Esc',
};

/** Keys as they stand on the keyboard: `Ctrl+K`, or `G I` for one after the other. */
export function KeyCaps({
  keys,
  className,
}: {
  readonly keys: string;
  readonly className?: string;
}) {
  const caps = keys.split(/[\s+]+/).filter(Boolean);
  return (
    <kbd className={classes('inline-flex gap-0.5', className)}>
      {caps.map((cap, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a key may come twice, and the list never changes its order
        <span key={at} className="keycap">
          {(isApple ? APPLE[cap] : undefined) ??
            NAMED[cap] ??
            (cap.length === 1 ? cap.toUpperCase() : cap)}
        </span>
      ))}
    </kbd>
  );
}
