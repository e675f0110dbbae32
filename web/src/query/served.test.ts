// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log, ME, stateRef } from '../store/testing';
import { type Answer, type Part, servedGroups } from './served';
import type { ViewState } from './types';
import { DEFAULT_VIEW } from './url';

const view = (part: Partial<ViewState> = {}): ViewState => ({ ...DEFAULT_VIEW, ...part });

/** Six issues to do, of which the server has named the first three of twelve, and two of two that are being done. */
function world() {
  const log = new Log();
  const project = log.project();
  const todo = [11, 12, 13, 14, 15, 16].map((n) => log.issue(n));
  const doing = [21, 22].map((n) => log.issue(n, { state: stateRef(4) }));
  const parts = new Map<string, Part>([
    [id(3), { ids: todo.slice(0, 3), total: 12, cursor: '3:1:0' }],
    [id(4), { ids: doing, total: 2, cursor: null }],
  ]);
  const answer: Answer = {
    parts,
    totals: new Map(),
    known: log.tables.issues,
    made: new Set(),
  };
  const shown = (part: Partial<ViewState> = {}, isAsked = false, by: Partial<Answer> = {}) =>
    servedGroups(log.tables, view(part), { project }, { ...answer, ...by }, isAsked).map(
      ({ key, issues, beyond }) => ({ key, issues, ...beyond }),
    );
  const move = (issue: string, from: 3 | 4 | 5, to: 3 | 4 | 5) =>
    log.append('issue', issue, {
      type: 'IssueStateChanged',
      from: stateRef(from),
      to: stateRef(to),
    });
  return { log, project, todo, doing, answer, shown, move };
}

describe('groups of the server', () => {
  it('are what it has named, and how many there are besides', () => {
    const { shown, todo, doing } = world();
    expect(shown()).toEqual([
      { key: id(3), issues: todo.slice(0, 3), rest: 9, hasMore: true },
      { key: id(4), issues: doing, rest: 0, hasMore: false },
    ]);
  });

  it('follow a change at once, with their numbers', () => {
    const { shown, move, todo, doing } = world();
    move(todo[1] ?? '', 3, 4);
    expect(shown()).toEqual([
      { key: id(3), issues: [todo[0], todo[2]], rest: 9, hasMore: true },
      { key: id(4), issues: [todo[1], ...doing], rest: 0, hasMore: false },
    ]);
    move(doing[0] ?? '', 4, 5);
    expect(shown().map(({ issues, rest }) => issues.length + (rest ?? 0))).toEqual([11, 2, 1]);
  });

  it('count what is not shown, too: of another view, and what is gone', () => {
    const { log, shown, move, todo } = world();
    // It is behind what was read, and stays there.
    move(todo[5] ?? '', 3, 4);
    expect(shown().map(({ issues, rest }) => [issues.length, rest])).toEqual([
      [3, 8],
      [3, 0],
    ]);
    log.append('issue', todo[0] ?? '', { type: 'IssueDeleted' });
    expect(shown()[0]).toMatchObject({ issues: todo.slice(1, 3), rest: 8 });
  });

  it('take in what is made since where it stands, unless that is beyond what was read', () => {
    const { log, shown, todo } = world();
    const early = log.issue(31, { sort_order: 11.5, created_by: id(0xb) });
    const late = log.issue(32, { sort_order: 99, created_by: id(0xb) });
    const own = log.issue(33, { sort_order: 98, created_by: ME });
    const made = new Set([early, late, own]);
    expect(shown({}, false, { made })[0]).toEqual({
      key: id(3),
      issues: [todo[0], early, todo[1], todo[2], own],
      rest: 10,
      hasMore: true,
    });
    // What was read for another page only is none of it.
    expect(shown()[0]?.issues).toEqual(todo.slice(0, 3));
  });

  it('keep the order of the server, but for what is moved', () => {
    const { log, shown, todo } = world();
    const [a, b, c] = todo as [string, string, string];
    const parts = new Map([[id(3), { ids: [c, a, b], total: 3, cursor: null }]]);
    expect(shown({}, false, { parts })[0]?.issues).toEqual([c, a, b]);
    log.append('issue', a, { type: 'IssueReordered', to: 99 });
    expect(shown({}, false, { parts })[0]?.issues).toEqual([c, b, a]);
  });

  it('leave out what a filter does not find any more, and leave a query to the server', () => {
    const { log, shown, todo } = world();
    const filter = { field: 'priority', is: 'in', values: ['none'] } as const;
    log.append('issue', todo[0] ?? '', { type: 'IssuePriorityChanged', to: 'high' });
    expect(shown({ filter })[0]).toMatchObject({ issues: todo.slice(1, 3), rest: 9 });
    const made = new Set([log.issue(31, { sort_order: 1 })]);
    expect(shown({}, true, { made })[0]?.issues).toEqual(todo.slice(0, 3));
  });

  it('have lanes with numbers of their own', () => {
    const { log, project, todo, answer } = world();
    const [a, b] = todo as [string, string];
    const lanes = servedGroups(
      log.tables,
      view({ layout: 'board', lanes: 'priority', empty: true }),
      { project },
      {
        ...answer,
        totals: new Map([[id(3), 7]]),
        parts: new Map([[`${id(3)} none`, { ids: [a, b], total: 7, cursor: '2:1:0' }]]),
      },
      false,
    );
    expect(lanes.map(({ key, beyond }) => [key, beyond?.rest])).toEqual([
      [id(3), 5],
      [id(4), 0],
      [id(5), 0],
    ]);
    expect(lanes[0]?.lanes).toEqual(new Map([['none', [a, b]]]));
    expect(lanes[0]?.laneBeyond).toEqual(new Map([['none', { rest: 5, hasMore: true }]]));
  });
});
