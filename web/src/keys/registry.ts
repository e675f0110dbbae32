/** The actions that can be done right now, and which of them a press means. */
import { type Chord, isCharacter, isSameChord, parseKeys, type Sequence } from './chord';

/** How near an action is to what somebody looks at: nearer ones win over those further away. */
export type Scope = 'app' | 'view' | 'selection';

/** Something that can be done, by key or from the palette. */
export type Action = {
  readonly id: string;
  /** What it does: the key of a text, which comes with the parts that list actions, or the text itself. */
  readonly title: string;
  readonly keys: readonly string[];
  readonly scope: Scope;
  readonly group: string;
  readonly repeats: boolean;
  readonly whileTyping: boolean;
  readonly isKeyOnly: boolean;
  /** Whether it can be done now; asked at each press. */
  when(): boolean;
  run(): void;
};

/** What a press came to. */
export type Meaning =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'begun' }
  | { readonly kind: 'action'; readonly action: Action };

/** Where a press happened. */
export type Circumstance = {
  readonly isTyping: boolean;
  readonly isHeld: boolean;
  /** False where single characters are switched off. */
  readonly characters: boolean;
  keysOf(action: Action): readonly string[];
};

const NEARNESS: Readonly<Record<Scope, number>> = { app: 0, view: 1, selection: 2 };
const NOTHING: Meaning = { kind: 'nothing' };

/** The actions on offer, in the order in which they came. */
export class Registry {
  #actions: readonly Action[] = [];
  #watchers = new Set<() => void>();

  /** Offers an action until the answer is called. */
  add(action: Action): () => void {
    this.#change([...this.#actions, action]);
    return () => this.#change(this.#actions.filter((other) => other !== action));
  }

  /** All that are on offer; the same array until one comes or goes. */
  all = (): readonly Action[] => this.#actions;

  /** Calls when an action comes or goes. */
  watch = (watcher: () => void): (() => void) => {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  };

  /** The actions that can be done now, nearest first, each id once. */
  able(): readonly Action[] {
    const byId = new Map<string, Action>();
    for (const action of nearestFirst(this.#actions)) {
      if (!byId.has(action.id) && action.when()) byId.set(action.id, action);
    }
    return [...byId.values()];
  }

  /** What the presses so far mean. */
  meaningOf(presses: Sequence, circumstance: Circumstance): Meaning {
    let begun = false;
    for (const action of nearestFirst(this.#actions)) {
      const fit = fitOf(action, presses, circumstance);
      if (fit === 'none' || !action.when()) continue;
      if (fit === 'whole') return { kind: 'action', action };
      begun = true;
    }
    return begun ? { kind: 'begun' } : NOTHING;
  }

  #change(actions: readonly Action[]): void {
    this.#actions = actions;
    for (const watcher of this.#watchers) watcher();
  }
}

function nearestFirst(actions: readonly Action[]): readonly Action[] {
  return actions.toReversed().sort((a, b) => NEARNESS[b.scope] - NEARNESS[a.scope]);
}

type Fit = 'none' | 'begin' | 'whole';

function fitOf(action: Action, presses: Sequence, circumstance: Circumstance): Fit {
  if (circumstance.isTyping && !action.whileTyping) return 'none';
  if (circumstance.isHeld && !action.repeats) return 'none';
  let best: Fit = 'none';
  for (const written of circumstance.keysOf(action)) {
    const fit = fitOfKeys(parsed(written), presses, circumstance);
    if (fit === 'whole') return fit;
    if (fit === 'begin') best = fit;
  }
  return best;
}

function fitOfKeys(keys: Sequence, presses: Sequence, circumstance: Circumstance): Fit {
  const first = keys[0];
  if (!first || keys.length < presses.length) return 'none';
  if (isCharacter(first) && (circumstance.isTyping || !circumstance.characters)) return 'none';
  const fits = presses.every((press, index) => isSameChord(press, keys[index] as Chord));
  if (!fits) return 'none';
  return keys.length === presses.length ? 'whole' : 'begin';
}

const parsedKeys = new Map<string, Sequence>();

function parsed(written: string): Sequence {
  const known = parsedKeys.get(written);
  if (known) return known;
  const keys = parseKeys(written);
  parsedKeys.set(written, keys);
  return keys;
}
