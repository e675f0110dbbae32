/** Turns keyboard events into actions: sequences, fields in which somebody types, popups that have the keys. */
import { chordOf, type Sequence } from './chord';
import type { Action, Registry } from './registry';
import { keySettings } from './settings';

/** How long the next press of a sequence may take, in milliseconds. */
export const PATIENCE = 1500;

/** What the listener needs from outside, so that tests can give their own. */
export type Surroundings = {
  readonly registry: Registry;
  onPending(presses: Sequence): void;
  setTimer(run: () => void, milliseconds: number): number;
  clearTimer(timer: number): void;
};

/** A handler of `keydown` that runs what the registry means. */
export function keyListener(around: Surroundings): (event: KeyboardEvent) => void {
  let presses: Sequence = [];
  let timer: number | undefined;

  const wait = (next: Sequence) => {
    if (timer !== undefined) around.clearTimer(timer);
    timer = next.length > 0 ? around.setTimer(() => wait([]), PATIENCE) : undefined;
    if (next.length > 0 || presses.length > 0) around.onPending(next);
    presses = next;
  };

  return (event) => {
    if (event.defaultPrevented || event.isComposing || belongsToPopup(event.target))
      return wait([]);
    const chord = chordOf(event);
    if (!chord) return;
    const ask = (sequence: Sequence) => around.registry.meaningOf(sequence, circumstanceOf(event));
    let sequence: Sequence = [...presses, chord];
    let meaning = ask(sequence);
    if (meaning.kind === 'nothing' && presses.length > 0) {
      sequence = [chord];
      meaning = ask(sequence);
    }
    if (meaning.kind === 'nothing' || (meaning.kind === 'action' && isPressOf(event))) {
      return wait([]);
    }
    event.preventDefault();
    wait(meaning.kind === 'begun' ? sequence : []);
    if (meaning.kind === 'action') meaning.action.run();
  };
}

function circumstanceOf(event: KeyboardEvent) {
  const { characters } = keySettings();
  return { isTyping: isTyping(event.target), isHeld: event.repeat, characters, keysOf };
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
