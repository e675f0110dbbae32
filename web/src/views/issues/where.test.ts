// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../query';
import { whereOf } from './where';

const URGENT: Filter = { field: 'priority', is: 'in', values: ['urgent'] };
const CYCLE: Filter = { field: 'cycle', is: 'in', values: ['c'] };
const project = 'p';
const ALL = { filter: null, pql: '', subs: true };

describe('what a page shows, for the server', () => {
  it('is everything in its project without a filter', () => {
    expect(whereOf(ALL, { project }, undefined)).toEqual({ filters: {} });
    expect(whereOf({ ...ALL, pql: 'ORDER BY priority' }, { project }, undefined)).toEqual({
      filters: {},
    });
  });

  it('has no order', () => {
    const view = { ...ALL, pql: 'label = bug ORDER BY priority DESC' };
    expect(whereOf(view, { project }, undefined)).toEqual({ pql: 'label = bug' });
  });

  it('is what its filter, its query and the page itself ask for', () => {
    expect(whereOf({ ...ALL, filter: URGENT, pql: 'label = bug' }, { project }, CYCLE)).toEqual({
      pql: 'label = bug',
      filters: { and: [{ cycle__in: ['c'] }, { priority__in: ['urgent'] }] },
    });
    expect(whereOf({ ...ALL, filter: URGENT }, { project }, undefined)).toEqual({
      filters: { priority__in: ['urgent'] },
    });
  });

  it('leaves sub-items out where the page does', () => {
    expect(whereOf({ ...ALL, subs: false }, { project }, undefined)).toEqual({
      filters: { parent__isnull: true },
    });
  });

  it('is nothing that can be asked where only the page knows it', () => {
    expect(whereOf(ALL, {}, undefined)).toBeNull();
    expect(whereOf(ALL, { project, assignee: 'a' }, undefined)).toBeNull();
    expect(whereOf(ALL, { project, only: new Set(['i']) }, undefined)).toBeNull();
    expect(whereOf(ALL, { project, asked: { filters: '{}' } }, undefined)).toBeNull();
    expect(whereOf({ ...ALL, filter: { any: [] } }, { project }, undefined)).toBeNull();
  });
});
