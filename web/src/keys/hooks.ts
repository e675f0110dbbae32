/** How components offer actions, hear of pending presses and read the keys. */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react';
import { type ActionId, catalogue, entryOf } from './catalogue';
import type { Sequence } from './chord';
import { keyListener, keysOf } from './listener';
import { type Action, Registry, type Scope } from './registry';
import { type KeySettings, keySettings, watchKeySettings } from './settings';

/** The actions of this page. */
export const registry = new Registry();

/** All actions of the catalogue, as if each could be done. */
const expected = new Registry();
for (const id of Object.keys(catalogue)) {
  expected.add({
    ...settled({ id, run: () => undefined }),
    when: () => true,
    run: () => undefined,
  });
}

let isWhole = false;

/** All parts of the page are there: a key that means nothing now is not kept for later. */
export function allActionsAreThere(): void {
  isWhole = true;
}

/** An action as a component offers it; what the catalogue knows of it can be left out. */
export type Offer = {
  readonly id: ActionId | (string & {});
  readonly title?: string;
  readonly keys?: readonly string[];
  readonly scope?: Scope;
  readonly group?: string;
  readonly repeats?: boolean;
  readonly whileTyping?: boolean;
  readonly isKeyOnly?: boolean;
  readonly when?: () => boolean;
  readonly run: () => void;
};

/** Offers one action while the component is there. */
export function useAction(offer: Offer): void {
  useKeys([offer]);
}

/** Offers actions while the component is there; their `when` and `run` may change with each render. */
export function useKeys(offers: readonly Offer[]): void {
  const latest = useRef(offers);
  useLayoutEffect(() => {
    latest.current = offers;
  });
  const fixed = JSON.stringify(offers.map(({ when: _w, run: _r, ...offer }) => offer));
  useEffect(() => {
    const parts: Offer[] = JSON.parse(fixed);
    const removals = parts.map((part, index) =>
      registry.add({
        ...settled(part),
        when: () => latest.current[index]?.when?.() ?? true,
        run: () => latest.current[index]?.run(),
      }),
    );
    return () => {
      for (const remove of removals) remove();
    };
  }, [fixed]);
}

/** An offer with what the catalogue says of it. */
function settled(offer: Offer): Omit<Action, 'when' | 'run'> {
  const entry = entryOf(offer.id);
  return {
    id: offer.id,
    title: offer.title ?? entry?.title ?? offer.id,
    keys: offer.keys ?? entry?.keys ?? [],
    scope: offer.scope ?? 'app',
    group: offer.group ?? entry?.group ?? 'general',
    repeats: offer.repeats ?? entry?.repeats ?? false,
    whileTyping: offer.whileTyping ?? entry?.whileTyping ?? false,
    isKeyOnly: offer.isKeyOnly ?? entry?.isKeyOnly ?? false,
  };
}

/** Listens to the keyboard of the window; once, at the top of the application. */
export function useKeyboard(): void {
  useEffect(() => {
    const { hear, retry } = keyListener({
      registry,
      expected,
      isEarly: () => !isWhole,
      onPending: setPending,
      setTimer: (run, milliseconds) => window.setTimeout(run, milliseconds),
      clearTimer: (timer) => window.clearTimeout(timer),
    });
    window.addEventListener('keydown', hear);
    // A part offers one action after another, and draws nothing before it has offered all.
    const forget = registry.watch(() => queueMicrotask(retry));
    return () => {
      window.removeEventListener('keydown', hear);
      forget();
    };
  }, []);
}

let pending: Sequence = [];
const pendingWatchers = new Set<() => void>();

function setPending(next: Sequence): void {
  pending = next;
  for (const watcher of pendingWatchers) watcher();
}

function watchPending(watcher: () => void): () => void {
  pendingWatchers.add(watcher);
  return () => pendingWatchers.delete(watcher);
}

/** The presses of a sequence that is not finished, to be shown. */
export function usePendingKeys(): Sequence {
  return useSyncExternalStore(watchPending, () => pending);
}

/** What somebody set of the keys. */
export function useKeySettings(): KeySettings {
  return useSyncExternalStore(watchKeySettings, keySettings);
}

/** The keys of an action of the catalogue as they are set, for tooltips and menus: the first of them. */
export function useKeysOf(id: ActionId): string | undefined {
  useKeySettings();
  return keysOf({ id, keys: entryOf(id)?.keys ?? [] })[0];
}
