import { describe, expect, it } from 'vitest';
import type { SearchResult } from '../../api/search';
import type { Issue, Page, Tables } from '../../store/rows';
import { termsOf } from '../palette/match';
import { addressOf, formatSearch, keyOf, parseSearch } from './address';
import { markedParts } from './marked';
import { wantedOf } from './searching';
import { isAlone, storedResults, withStored } from './stored';

const issue = (id: string, number: number, name: string) =>
  ({ id, number, name, state: 'open', updated_at: '2026-01-01', project: 'p' }) as Issue;
const page = (id: string, name: string, archived_at: string | null = null) =>
  ({ id, name, archived_at, updated_at: '2026-01-01', project: null }) as Page;

const tables = {
  workspace: { slug: 'acme' },
  projects: new Map([['p', { id: 'p', identifier: 'ENG' }]]),
  states: new Map([['open', { group: 'started' }]]),
  issues: new Map([
    ['i1', issue('i1', 1, 'Low tide at noon')],
    ['i2', issue('i2', 42, 'Tide tables, low quality')],
  ]),
  pages: new Map([
    ['a1', page('a1', 'How tides come')],
    ['a2', page('a2', 'Old tides', '2026-01-02')],
  ]),
  // Only what searching looks at.
} as unknown as Tables;

const found = (text: string, more = {}) => {
  const wanted = wantedOf(text, more);
  return wanted ? storedResults(tables, wanted).map(({ id }) => id) : [];
};
const marks = (text: string, query: string) =>
  markedParts(text, termsOf(query))
    .map((part) => (part.is_match ? `[${part.text}]` : part.text))
    .join('');

describe('the terms of a search', () => {
  it('are words, phrases, and such as are left out', () => {
    expect(termsOf('Tide "low  water" -moon -"full moon" ENG-42 -')).toEqual({
      wanted: ['tide', 'low water', 'eng-42'],
      unwanted: ['moon', 'full moon'],
    });
  });

  it('take a phrase that is not finished as far as it is typed', () => {
    expect(termsOf('"low ti').wanted).toEqual(['low ti']);
    expect(termsOf('"').wanted).toEqual([]);
  });
});

describe('what the copy finds', () => {
  it('is issues and pages that have every word', () => {
    expect(found('tide low').toSorted()).toEqual(['i1', 'i2']);
    expect(found('tide')).toEqual(['i2', 'i1', 'a1']);
    expect(found('eng-42')).toEqual(['i2']);
  });

  it('heeds phrases and what is left out', () => {
    expect(found('"low tide"')).toEqual(['i1']);
    expect(found('tide -noon')).toEqual(['i2', 'a1']);
    expect(found('-noon')).toEqual([]);
  });

  it('takes only a hyphen before a word for leaving that out, and phrases in any marks', () => {
    expect(termsOf('--force - -“low” «high tide»')).toEqual({
      wanted: ['--force', 'high tide'],
      unwanted: ['low'],
    });
    expect(wantedOf('--force')?.text).toBe('--force');
  });

  it('is nothing as long as nothing is said that is wanted', () => {
    for (const text of ['', '  ', '-', '-noon', '-"low tide"', '"'])
      expect(wantedOf(text)).toBeNull();
    expect(wantedOf('-noon tide')?.text).toBe('-noon tide');
  });

  it('heeds kinds and the archive', () => {
    expect(found('tide', { kind: 'page' })).toEqual(['a1']);
    expect(found('tide', { kind: 'comment' })).toEqual([]);
    expect(found('tides', { archived: true })).toEqual(['a1', 'a2']);
  });

  it('stands behind what the server has found, once that is all', () => {
    const [one, two] = storedResults(tables, { text: 'low', kind: null, archived: false });
    const answer = [two as SearchResult];
    expect(withStored(answer, [one, two] as SearchResult[])).toEqual([two, one]);
    const wanted = { text: 'low', kind: null, archived: false };
    expect(isAlone(wanted, false)).toBe(false);
    expect(isAlone(wanted, true)).toBe(true);
  });

  it('adds nothing where words are left out, which can be in texts that it does not have', () => {
    expect(isAlone({ text: 'low -noon', kind: null, archived: false }, false)).toBe(true);
  });
});

describe('marking', () => {
  it('keeps every letter, whatever its case and accents', () => {
    expect(marks('Résumé of ﬁrst Tides', 'RESUME fir')).toBe('[Résumé] of [ﬁr]st Tides');
    expect(marks('İstanbul 🌊 tide', 'tide')).toBe('İstanbul 🌊 [tide]');
    expect(marks('tide', '-tide')).toBe('tide');
  });

  it('marks what overlaps as one', () => {
    expect(marks('abcd', 'abc bcd')).toBe('[abcd]');
  });
});

describe('addresses', () => {
  it('say what is looked for, and leave out what is usual', () => {
    const wanted = { text: 'low tide', kind: 'page', archived: true } as const;
    expect(formatSearch(wanted)).toBe('q=low+tide&kind=page&archived=true');
    expect(parseSearch(formatSearch(wanted))).toEqual(wanted);
    expect(formatSearch({ text: '', kind: null, archived: false })).toBe('');
    expect(parseSearch('?kind=cycle&archived=1')).toEqual({
      text: '',
      kind: null,
      archived: false,
    });
  });

  it('lead to the thing, or to where it is kept', () => {
    const base: SearchResult = {
      kind: 'work_item',
      id: 'x',
      project_id: 'q',
      project_identifier: 'OPS',
      work_item_id: 'x',
      sequence_id: 7,
      name: 'Tide',
      is_archived: false,
      updated_at: '2026-01-01',
      name_parts: [],
      passage: [],
    };
    expect(keyOf(base)).toBe('OPS-7');
    expect(addressOf(tables, base)).toBe('/acme/OPS-7');
    expect(addressOf(tables, { ...base, kind: 'comment' })).toBe('/acme/OPS-7#comment-x');
    expect(addressOf(tables, { ...base, is_archived: true })).toBe('/acme/projects/OPS/archived');
    const text: SearchResult = {
      ...base,
      kind: 'page',
      project_id: null,
      project_identifier: null,
    };
    expect(addressOf(tables, text)).toBe('/acme/pages/x');
    expect(addressOf(tables, { ...base, kind: 'page' })).toBe('/acme/projects/OPS/pages/x');
  });
});
