import type { Undo } from './run';
import type { Command, Handle } from './types';

interface Step {
  readonly title: string;
  readonly command: Command;
}

/** How many steps can be taken back. */
const STEPS = 100;

/** What was done in this tab, to take it back and to do it again. */
export class History {
  #done: Step[] = [];
  #undone: Step[] = [];
  #view: Undo;
  readonly #run: (command: Command, to: 'undone' | 'redone') => Handle;
  readonly #listeners = new Set<() => void>();

  constructor(run: (command: Command, to: 'undone' | 'redone') => Handle) {
    this.#run = run;
    this.#view = this.#look();
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  };

  readonly view = (): Undo => this.#view;

  /** Notes how something that was just done is taken back. */
  note(title: string, inverse: Command | null, by: 'user' | 'undone' | 'redone'): void {
    if (by === 'user') this.#undone = [];
    if (inverse) {
      const stack = by === 'undone' ? this.#undone : this.#done;
      stack.push({ title, command: inverse });
      if (stack.length > STEPS) stack.shift();
    }
    this.#change();
  }

  #take(stack: Step[], to: 'undone' | 'redone'): Handle | null {
    const step = stack.pop();
    this.#change();
    return step ? this.#run(step.command, to) : null;
  }

  #look(): Undo {
    return {
      undo: () => this.#take(this.#done, 'undone'),
      redo: () => this.#take(this.#undone, 'redone'),
      undoTitle: this.#done.at(-1)?.title ?? null,
      redoTitle: this.#undone.at(-1)?.title ?? null,
    };
  }

  #change(): void {
    this.#view = this.#look();
    for (const listener of [...this.#listeners]) listener();
  }
}
