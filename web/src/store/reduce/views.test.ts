// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { rowOf } from '../../sync/reading-view';
import { id, Log, ME, timeOf } from '../testing';

const other = id(0xb);

function withView(more: Record<string, unknown> = {}, actor = ME): Log {
  const log = new Log();
  log.project();
  const data = { type: 'ViewCreated', id: id(9), name: 'Mine', access: 'PUBLIC', owner: actor };
  const shown = { sorting: '-created_at', layout: 'list', sort_order: 7 };
  log.append('view', id(9), { ...data, ...shown, ...more }, { actor });
  return log;
}

const view = (log: Log) => log.tables.views.get(id(9));

describe('saved views', () => {
  it('show what they were made with', () => {
    const log = withView({
      description: 'For the morning',
      filter: { filters: { priority__in: ['high'] } },
      grouping: { group_by: 'state_id', sub_group_by: 'priority' },
      display: { a: 1 },
      logo: { in_use: 'emoji' },
    });
    const at = timeOf(log.tables.position);
    expect(view(log)).toEqual({
      id: id(9),
      project: id(2),
      name: 'Mine',
      description: 'For the morning',
      filters: { priority__in: ['high'] },
      pql: '',
      group_by: 'state_id',
      sub_group_by: 'priority',
      sorting: '-created_at',
      layout: 'list',
      display: { a: 1 },
      access: 'PUBLIC',
      owner: ME,
      logo: { in_use: 'emoji' },
      sort_order: 7,
      is_locked: false,
      created_at: at,
      updated_at: at,
      created_by: ME,
      updated_by: ME,
      version: 1,
    });
  });

  it('note every change, and by whom', () => {
    const log = withView({ filter: { filters: { a: 1 } } });
    const change = (data: { type: string; [key: string]: unknown }) =>
      log.append('view', id(9), data, { actor: other });
    change({ type: 'ViewRenamed', from: 'Mine', to: 'Late' });
    change({ type: 'ViewFilterChanged', to: { pql: 'priority = high' } });
    change({ type: 'ViewGroupingChanged', to: { group_by: 'cycle_id' } });
    change({ type: 'ViewSortingChanged', from: '-created_at', to: 'name' });
    change({ type: 'ViewLayoutChanged', from: 'list', to: 'table' });
    change({ type: 'ViewReordered', from: 7, to: 1.5 });
    change({ type: 'ViewLocked' });
    expect(view(log)).toMatchObject({
      name: 'Late',
      filters: {},
      pql: 'priority = high',
      group_by: 'cycle_id',
      sub_group_by: null,
      sorting: 'name',
      layout: 'table',
      sort_order: 1.5,
      is_locked: true,
      updated_at: timeOf(log.tables.position),
      updated_by: other,
      version: 8,
    });
    change({ type: 'ViewDeleted', access: 'PUBLIC', owner: ME });
    expect(log.tables.views.size).toBe(0);
  });

  it('of others that are private are not here, and are read when they become public', () => {
    const log = withView({ access: 'PRIVATE' }, other);
    expect(view(log)).toBeUndefined();
    log.append('view', id(9), { type: 'ViewAccessChanged', from: 'PRIVATE', to: 'PUBLIC' });
    expect(log.unread).toEqual([{ what: 'view', id: id(9), project: id(2) }]);
  });

  it('that become private go, unless they are one’s own', () => {
    const change = { type: 'ViewAccessChanged', from: 'PUBLIC', to: 'PRIVATE' };
    const theirs = withView({}, other);
    theirs.append('view', id(9), change, { actor: other });
    expect(view(theirs)).toBeUndefined();
    const mine = withView();
    mine.append('view', id(9), change);
    expect(view(mine)?.access).toBe('PRIVATE');
  });

  it('go with their project, and those of the workspace stay with a guest', () => {
    const log = withView();
    const wide = { type: 'ViewCreated', id: id(8), name: 'All', access: 'PUBLIC', owner: other };
    const shown = { sorting: 'name', layout: 'list', sort_order: 1 };
    log.append('view', id(8), { ...wide, ...shown }, { actor: other, project: null });
    log.append('project', id(2), { type: 'ProjectDeleted', name: 'Engine', identifier: 'ENG' });
    expect([...log.tables.views.keys()]).toEqual([id(8)]);
    const demoted = { type: 'WorkspaceMemberRoleChanged', user: ME, from: 'owner', to: 'guest' };
    log.append('workspace', id(1), demoted, { project: null });
    expect(log.tables.views.has(id(8))).toBe(true);
  });

  it('are read as the API shows them', () => {
    const wire = {
      id: id(9),
      name: 'Mine',
      description: '',
      filters: {},
      pql: '',
      group_by: null,
      sub_group_by: null,
      order_by: 'name',
      layout: 'list',
      display: {},
      access: 0,
      owned_by: ME,
      logo_props: {},
      sort_order: 1,
      is_locked: false,
      created_at: '2026-11-20T08:00:00Z',
      updated_at: '2026-11-20T08:00:00Z',
      created_by: ME,
    } as const;
    expect(rowOf(wire, null, 3)).toMatchObject({
      project: null,
      sorting: 'name',
      access: 'PRIVATE',
      logo: null,
      created_at: '2026-11-20T08:00:00.000000Z',
      updated_by: ME,
      version: 3,
    });
  });
});
