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

  it('several things at once are one step, forth and back', () => {
    const { history, given } = setUp();
    history.together('Delete two', 'user', () => {
      history.note('Delete ENG-1', command('bring 1 back'), 'user');
      history.note('Delete ENG-2', command('bring 2 back'), 'user');
      history.note('Delete ENG-3', null, 'user');
    });
    expect(history.view().undoTitle).toBe('Delete two');
    history.view().undo();
    expect(given).toEqual(['bring 2 back (undone)', 'bring 1 back (undone)']);
    expect([history.view().undoTitle, history.view().redoTitle]).toEqual([null, 'Delete two']);
    history.view().redo();
    expect(given.slice(2)).toEqual(['not bring 1 back (redone)', 'not bring 2 back (redone)']);
    expect(history.view().undoTitle).toBe('Delete two');
  });

  it('is taken back by itself, once, also after something else was done', () => {
    const { history, given } = setUp();
    const step = history.together('a', 'user', () => {
      history.note('a', command('a back'), 'user');
    });
    history.note('b', command('b back'), 'user');
    history.takeBack(step);
    history.takeBack(step);
    expect(given).toEqual(['a back (undone)']);
    expect([history.view().undoTitle, history.view().redoTitle]).toEqual(['b', 'a back']);
  });

  it('is another view after each change only', () => {
    const { history } = setUp();
    const view = history.view();
    expect(history.view()).toBe(view);
    history.note('a', command('a back'), 'user');
    expect(history.view()).not.toBe(view);
  });
});
