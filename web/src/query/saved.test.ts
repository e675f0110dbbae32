// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { seeded } from '../store/testing';
import { changesOf, isAskedTwice, type Shown, savedState, shownOf } from './saved';
import { type Filter, GROUPINGS, LAYOUTS, ORDERS, type ViewState } from './types';
import { DEFAULT_VIEW } from './url';

const HIGH: Filter = { all: [{ field: 'priority', is: 'in', values: ['high'] }] };

const calendar: Shown = {
  filters: { subscriber: ['x'] },
  pql: '',
  group_by: 'created_by',
  sub_group_by: null,
  sorting: '-updated_by',
  layout: 'calendar',
  display: { colour: 'state' },
};

describe('a saved view', () => {
  it('keeps everything that a page shows by', () => {
    const random = seeded(3);
    const pick = <Value>(values: readonly Value[]) => values[random(values.length)] as Value;
    const any = (): ViewState => ({
      layout: pick(LAYOUTS),
      ...pick([
        { filter: null, pql: '' },
        { filter: HIGH, pql: '' },
        { filter: null, pql: 'priority = high' },
      ]),
      group: pick(GROUPINGS),
      lanes: pick(GROUPINGS),
      order: pick(ORDERS),
      descending: random(2) === 1,
      empty: random(2) === 1,
      subs: random(2) === 1,
    });
    for (let n = 0; n < 500; n += 1) {
      const [before, after] = [any(), any()];
      const row = shownOf(before);
      if (!row) throw new Error('it cannot be written');
      expect(savedState(row)).toEqual({ view: before, beyond: null });
      expect(row.group_by === null || row.group_by !== row.sub_group_by).toBe(true);
      expect(savedState({ ...row, ...changesOf(row, after) }).view).toEqual(after);
    }
  });

  it('of another application keeps what the page cannot show', () => {
    const { view, beyond } = savedState(calendar);
    expect(beyond).toBe('{"subscriber":["x"]}');
    expect(view).toEqual({ ...DEFAULT_VIEW, group: 'none', descending: true });
    expect(changesOf(calendar, view)).toEqual({});
    expect(changesOf(calendar, { ...view, layout: 'board', subs: false })).toEqual({
      layout: 'board',
      display: { colour: 'state', show_empty_groups: false, sub_issue: false },
    });
    expect(changesOf(calendar, { ...view, filter: HIGH })).toEqual({
      filters: { priority__in: ['high'] },
      pql: '',
    });
  });

  it('with a query shows it as it is, and takes a filter in its place only', () => {
    const row = { ...calendar, filters: {}, pql: 'priority = high' };
    const { view, beyond } = savedState(row);
    expect([view.pql, view.filter, beyond]).toEqual(['priority = high', null, null]);
    expect(changesOf(row, view)).toEqual({});
    expect(changesOf(row, { ...view, pql: 'priority = low' })).toEqual({
      filters: {},
      pql: 'priority = low',
    });
    expect(changesOf(row, { ...view, filter: HIGH })).toBeNull();
    expect(isAskedTwice({ ...view, filter: HIGH })).toBe(true);
    expect(changesOf(row, { ...view, filter: HIGH, pql: '' })).toEqual({
      filters: { priority__in: ['high'] },
      pql: '',
    });
  });

  it('gives a filter that the page cannot take apart up for a query', () => {
    const { view } = savedState(calendar);
    expect(changesOf(calendar, { ...view, pql: 'priority = low' })).toEqual({
      filters: {},
      pql: 'priority = low',
    });
  });

  it('is not written with a filter that the API has no words for', () => {
    const view = { ...DEFAULT_VIEW, filter: { any: [] } };
    expect(shownOf(view)).toBeNull();
    expect(changesOf({ ...calendar, filters: {} }, view)).toBeNull();
  });
});
