import type { Undo } from './run';
import type { Command, Handle } from './types';

/** Something that was done, and the commands that take it back, in the order in which they are given. */
export interface Step {
  readonly title: string;
  readonly commands: readonly Command[];
}

type By = 'user' | 'undone' | 'redone';

/** How many steps can be taken back. */
const STEPS = 100;

/** What was done in this tab, to take it back and to do it again. */
export class History {
  #done: Step[] = [];
  #undone: Step[] = [];
  #view: Undo;
  /** What is noted while several things are done as one. */
  #gathered: Command[] | null = null;
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
  note(title: string, inverse: Command | null, by: By): void {
    if (this.#gathered) {
      if (inverse) this.#gathered.unshift(inverse);
      return;
    }
    this.#add({ title, commands: inverse ? [inverse] : [] }, by);
  }

  /** Makes one step of all that is done in `work`, for `takeBack`. */
  together(title: string, by: By, work: () => void): Step {
    const commands: Command[] = [];
    this.#gathered = commands;
    try {
      work();
    } finally {
      this.#gathered = null;
    }
    const step = { title, commands };
    this.#add(step, by);
    return step;
  }

  /** Takes a step back, also where others were done since; one that was taken back already is left alone. */
  takeBack(step: Step): void {
    const at = this.#done.indexOf(step);
    if (at < 0) return;
    this.#done.splice(at, 1);
    this.#give(step, 'undone');
  }

  #add(step: Step, by: By): void {
    if (by === 'user') this.#undone = [];
    if (step.commands.length > 0) {
      const stack = by === 'undone' ? this.#undone : this.#done;
      stack.push(step);
      if (stack.length > STEPS) stack.shift();
    }
    this.#change();
  }

  #take(stack: Step[], to: 'undone' | 'redone'): Handle | null {
    const step = stack.pop();
    this.#change();
    return step ? this.#give(step, to) : null;
  }

  /** Gives the commands of a step; the handle of the first. */
  #give({ title, commands }: Step, to: 'undone' | 'redone'): Handle | null {
    const [only, ...others] = commands;
    if (!only) return null;
    if (others.length === 0) return this.#run(only, to);
    const handles: Handle[] = [];
    this.together(title, to, () => {
      for (const command of commands) handles.push(this.#run(command, to));
    });
    return handles[0] ?? null;
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
