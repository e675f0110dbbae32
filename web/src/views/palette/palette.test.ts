import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../api/search';
import type { Issue, Tables } from '../../store/rows';
import { foundItems, searchItem } from './found';
import { fitOf, folded, found, wordsOf } from './match';
import { searchIssues } from './search';

const rows = [
  ['i1', 1, 'Sign in by link', 'open', '2026-01-01'],
  ['i2', 12, 'Design the sign', 'open', '2026-01-03'],
  ['i3', 3, 'Résumé of signals', 'done', '2026-01-02'],
  ['i4', 120, 'Unsigned builds', 'open', '2026-01-02'],
] as const;

const tables = {
  workspace: { slug: 'acme' },
  projects: new Map([['p', { id: 'p', identifier: 'ENG' }]]),
  states: new Map([
    ['open', { group: 'started' }],
    ['done', { group: 'completed' }],
  ]),
  issues: new Map(
    rows.map(([id, number, name, state, updated_at]) => [
      id,
      { id, number, name, state, updated_at, project: 'p' } as Issue,
    ]),
  ),
  // Only what searching looks at.
} as unknown as Tables;

const ids = (query: string) => searchIssues(tables, query).map(({ id }) => id);

describe('matching', () => {
  it('wants every word, in any order, case and accent', () => {
    expect(fitOf(folded('Résumé of signals'), wordsOf('SIGNALS resume'))).toBeDefined();
    expect(fitOf(folded('Résumé of signals'), wordsOf('resume unsigned'))).toBeUndefined();
  });

  it('puts beginnings before middles', () => {
    const titles = ['Unassign', 'Assign to…', 'Re-assign'];
    expect(found(titles, (title) => title, ['assign'])).toEqual([
      'Assign to…',
      'Re-assign',
      'Unassign',
    ]);
    expect(found(titles, (title) => title, [])).toBe(titles);
  });
});

describe('searching issues', () => {
  it('finds nothing without a query', () => {
    expect(ids(' ')).toEqual([]);
  });

  it('finds names, the best fit first and closed ones later', () => {
    expect(ids('sign')).toEqual(['i1', 'i2', 'i3', 'i4']);
  });

  it('finds keys and numbers as they stand', () => {
    expect(ids('eng-12')).toEqual(['i2', 'i4']);
    expect(ids('12')).toEqual(['i2']);
    expect(ids('#3')).toEqual(['i3']);
  });
});

describe('what the server finds', () => {
  const result = {
    kind: 'comment',
    id: 'c1',
    project_id: 'p',
    project_identifier: 'ENG',
    work_item_id: 'i1',
    sequence_id: 1,
    name: 'Sign in by link',
    is_archived: false,
    updated_at: '2026-01-01',
    name_parts: [],
    passage: [
      { text: 'No ', is_match: false },
      { text: 'barnacle', is_match: true },
    ],
  } as const satisfies SearchResult;
  const gone: string[] = [];
  const source = { tables, query: ' low tide ', go: (path: string) => gone.push(path) };

  it('stands behind what is shown already, a comment by what it says', () => {
    const page = { ...result, kind: 'page', id: 'a1', name: 'Handbook' } as const;
    const items = foundItems({ ...source, found: [page, result] }, new Set(['a1']));
    expect(items.map(({ title, lead }) => [lead, title])).toEqual([['ENG-1', 'No barnacle']]);
    items[0]?.run();
    expect(gone.pop()).toBe('/acme/ENG-1#comment-c1');
  });

  it('is all on the page of search', () => {
    expect(searchItem({ ...source, query: ' ' })).toEqual([]);
    searchItem(source)[0]?.run();
    expect(gone.pop()).toBe('/acme/search?q=low%20tide');
  });
});
