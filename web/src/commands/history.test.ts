// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { History } from './history';
import type { Command, Handle } from './types';

const command = (kind: string): Command => ({ kind, plan: () => null });

function setUp() {
  const given: string[] = [];
  const history: History = new History(({ kind }, by) => {
    given.push(`${kind} (${by})`);
    history.note(kind, command(`not ${kind}`), by);
    return {} as Handle;
  });
  return { history, given };
}

describe('what was done', () => {
  it('is taken back and done again, the latest first', () => {
    const { history, given } = setUp();
    history.note('Rename ENG-1', command('name back'), 'user');
    history.note('Move ENG-2', command('state back'), 'user');
    expect(history.view().undoTitle).toBe('Move ENG-2');
    history.view().undo();
    history.view().undo();
    expect(history.view().undo()).toBeNull();
    history.view().redo();
    expect(given).toEqual(['state back (undone)', 'name back (undone)', 'not name back (redone)']);
  });

  it('cannot be done again once something else was done', () => {
    const { history } = setUp();
    history.note('a', command('a back'), 'user');
    history.view().undo();
    history.note('b', null, 'user');
    expect([history.view().undoTitle, history.view().redoTitle]).toEqual([null, null]);
  });

  it('is another view after each change only', () => {
    const { history } = setUp();
    const view = history.view();
    expect(history.view()).toBe(view);
    history.note('a', command('a back'), 'user');
    expect(history.view()).not.toBe(view);
  });
});
