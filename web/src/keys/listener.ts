/** Turns keyboard events into actions: sequences, fields in which somebody types, popups that have the keys. */
import { type Chord, chordOf, type Sequence } from './chord';
import type { Action, Registry } from './registry';
import { keySettings } from './settings';

/** How long the next press of a sequence may take, in milliseconds. */
export const PATIENCE = 1500;

/** What the listener needs from outside, so that tests can give their own. */
export type Surroundings = {
  readonly registry: Registry;
  /** What will be offered once all parts of the page are there. */
  readonly expected: Registry;
  /** Whether parts of the page are still on their way. */
  isEarly(): boolean;
  onPending(presses: Sequence): void;
  setTimer(run: () => void, milliseconds: number): number;
  clearTimer(timer: number): void;
};

/** Hears the keys of a page. */
export type KeyListener = {
  /** A handler of `keydown` that runs what the registry means. */
  hear(event: KeyboardEvent): void;
  /** Something is offered that was not: what was pressed before may mean it. */
  retry(): void;
};

/** Makes what runs the actions of the registry by their keys. */
export function keyListener(around: Surroundings): KeyListener {
  let presses: Sequence = [];
  /** What was pressed before its action was there. */
  let early: Sequence = [];
  let timer: number | undefined;

  const stopTimer = () => {
    if (timer !== undefined) around.clearTimer(timer);
    timer = undefined;
    early = [];
  };
  const wait = (next: Sequence) => {
    stopTimer();
    if (next.length > 0) timer = around.setTimer(() => wait([]), PATIENCE);
    if (next.length > 0 || presses.length > 0) around.onPending(next);
    presses = next;
  };
  /** Keeps a press for its action, which comes with a part of the page; says whether it does. */
  const keep = (chord: Chord, event: KeyboardEvent): boolean => {
    if (!around.isEarly() || !mayWait(chord)) return false;
    const circumstance = circumstanceOf(event.target, event.repeat);
    const mean = (sequence: Sequence) => around.expected.meaningOf(sequence, circumstance).kind;
    // What follows was meant for what the action opens.
    if (mean(early) === 'action') return true;
    const next = [...early, chord];
    if (mean(next) === 'nothing') return false;
    wait([]);
    early = next;
    timer = around.setTimer(stopTimer, PATIENCE);
    return true;
  };

  const hear = (event: KeyboardEvent) => {
    if (event.defaultPrevented || event.isComposing || belongsToPopup(event.target))
      return wait([]);
    const chord = chordOf(event);
    if (!chord) return;
    const circumstance = circumstanceOf(event.target, event.repeat);
    const ask = (sequence: Sequence) => around.registry.meaningOf(sequence, circumstance);
    let sequence: Sequence = [...presses, chord];
    let meaning = ask(sequence);
    if (meaning.kind === 'nothing' && presses.length > 0) {
      sequence = [chord];
      meaning = ask(sequence);
    }
    if (meaning.kind === 'nothing' && keep(chord, event)) return event.preventDefault();
    if (meaning.kind === 'nothing' || (meaning.kind === 'action' && isPressOf(event))) {
      return wait([]);
    }
    event.preventDefault();
    wait(meaning.kind === 'begun' ? sequence : []);
    if (meaning.kind === 'action') meaning.action.run();
  };

  const retry = () => {
    if (early.length === 0) return;
    // Whoever has begun to type elsewhere, or opened something, has gone on.
    const focused = document.activeElement;
    if (belongsToPopup(focused)) return stopTimer();
    const meaning = around.registry.meaningOf(early, circumstanceOf(focused, false));
    if (meaning.kind === 'nothing') return;
    wait(meaning.kind === 'begun' ? early : []);
    if (meaning.kind === 'action') meaning.action.run();
  };
  return { hear, retry };
}

/** Letters and signs can act a moment later; keys that move, scroll or press something act at once or not at all. */
function mayWait({ key, alt }: Chord): boolean {
  return key.length === 1 && key !== ' ' && !alt;
}

function circumstanceOf(target: EventTarget | null, isHeld: boolean) {
  const { characters } = keySettings();
  return { isTyping: isTyping(target), isHeld, characters, keysOf };
}

/** The keys that an action has: changed ones before the default. */
export function keysOf(action: Pick<Action, 'id' | 'keys'>): readonly string[] {
  return keySettings().changed[action.id] ?? action.keys;
}

/** Input types that take no text, so that keys may act while one has the focus. */
const WITHOUT_TEXT = new Set([
  'button',
  'checkbox',
  'color',
  'file',
  'image',
  'radio',
  'range',
  'reset',
  'submit',
]);

/** Whether somebody types at this place. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (target instanceof HTMLInputElement) return !WITHOUT_TEXT.has(target.type);
  if (target instanceof HTMLTextAreaElement || target instanceof HTMLSelectElement) return true;
  return target.isContentEditable || target.closest('[contenteditable="true"]') !== null;
}

/** Popups and dialogs have their keys for themselves, unless they say `data-keys` or are about to go. */
function belongsToPopup(target: EventTarget | null): boolean {
  if (!(target instanceof Element)) return false;
  const popup = target.closest(
    '[data-keys],[role="dialog"],[role="alertdialog"],[role="menu"],[role="listbox"]',
  );
  return popup !== null && !popup.matches('[data-keys],[data-closed]');
}

/** Enter and Space press the button or follow the link that has the focus; no action takes that away. */
function isPressOf(event: KeyboardEvent): boolean {
  if (event.key !== 'Enter' && event.key !== ' ') return false;
  if (event.ctrlKey || event.metaKey || event.altKey) return false;
  return (
    event.target instanceof Element &&
    event.target.matches(
      'a[href],button,summary,input,[role="button"],[role="checkbox"],[role="switch"],[role="tab"],[role="menuitem"]',
    )
  );
}
