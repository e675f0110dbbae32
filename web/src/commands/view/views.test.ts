// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Id, Tables } from '../../store/rows';
import { id, Log, ME } from '../../store/testing';
import type { Command, Plan } from '../types';
import {
  changeView,
  changeViewAccess,
  changeViewLogo,
  createView,
  deleteView,
  duplicateView,
  editView,
  lockView,
  reorderView,
  unlockView,
} from './views';

let made = 900;

const context = (tables: Tables) => ({
  tables,
  now: '2026-11-29T12:00:00.000000Z',
  key: 'k',
  newId: (n = 0): Id => id(made + n),
});

/** Carries a command out as the server would; its plan. */
function give(log: Log, command: Command): Plan {
  made += 1;
  const plan = command.plan(context(log.tables));
  if (!plan) throw new Error(`${command.kind} does nothing`);
  for (const { entity, entity_id, project, data } of plan.predicted) {
    log.append(entity, entity_id, data, { project });
  }
  return plan;
}

const nothing = (log: Log, command: Command) => command.plan(context(log.tables));

const shown = {
  filters: { priority__in: ['high'] },
  pql: '',
  group_by: 'state_id',
  sub_group_by: null,
  sorting: '-target_date',
  layout: 'board',
  display: { sub_issue: false },
} as const;

/** A project with a view of the caller's. */
function setUp() {
  const log = new Log();
  log.project();
  const wanted = { project: id(2), name: ' Urgent ', access: 'PUBLIC', ...shown } as const;
  const plan = give(log, createView(wanted));
  const view = plan.makes ?? '';
  return { log, plan, view, row: () => log.tables.views.get(view) };
}

describe('commands about saved views', () => {
  it('save what a page shows, behind the others', () => {
    const { log, plan, row } = setUp();
    const { sorting, ...others } = shown;
    expect(plan.request).toEqual({
      method: 'POST',
      path: `projects/${id(2)}/views/`,
      body: { name: 'Urgent', access: 1, order_by: sorting, ...others },
    });
    expect(row()).toMatchObject({ name: 'Urgent', owner: ME, sort_order: 65_535, ...shown });
    const next = give(log, createView({ project: id(2), name: 'Mine', access: 'PRIVATE' }));
    expect(next.request.body).toEqual({ name: 'Mine', access: 0 });
    expect(log.tables.views.get(next.makes ?? '')?.sort_order).toBe(75_535);
    const wide = give(log, createView({ project: null, name: 'All' }));
    expect(wide.request.path).toBe('views/');
    expect(nothing(log, createView({ project: id(2), name: ' ' }))).toBeNull();
  });

  it('change it and take that back', () => {
    const { log, view, row } = setUp();
    const before = row();
    const path = `projects/${id(2)}/views/${view}/`;
    const logo = { in_use: 'icon', icon: { name: 'rocket' } };
    const plans = [
      give(log, editView(view, ' Late ', 'For the evening')),
      give(log, changeViewAccess(view, 'PRIVATE')),
      give(log, changeView(view, { filters: {}, pql: 'priority = low' })),
      give(log, changeView(view, { group_by: null, sub_group_by: null, sorting: 'name' })),
      give(log, changeView(view, { layout: 'table', display: {} })),
      give(log, changeViewLogo(view, logo)),
      give(log, reorderView(view, 7)),
    ];
    expect(plans.map(({ request }) => request)).toEqual([
      { method: 'PATCH', path, body: { name: 'Late', description: 'For the evening' } },
      { method: 'PATCH', path, body: { access: 0 } },
      { method: 'PATCH', path, body: { filters: {}, pql: 'priority = low' } },
      { method: 'PATCH', path, body: { group_by: null, sub_group_by: null, order_by: 'name' } },
      { method: 'PATCH', path, body: { layout: 'table', display: {} } },
      { method: 'PATCH', path, body: { logo_props: logo } },
      { method: 'PATCH', path, body: { sort_order: 7 } },
    ]);
    expect(plans[5]?.inverse?.plan(context(log.tables))?.request.body).toEqual({ logo_props: {} });
    expect(row()).toMatchObject({
      filters: {},
      pql: 'priority = low',
      layout: 'table',
      logo,
      sort_order: 7,
    });
    for (const { inverse } of plans.reverse()) if (inverse) give(log, inverse);
    const { version: _, updated_at: __, ...after } = row() ?? {};
    expect(before).toMatchObject(after);
    expect(nothing(log, changeView(view, shown))).toBeNull();
    expect(nothing(log, editView(view, ' ', ''))).toBeNull();
  });

  it('do not change one that is locked, but delete it', () => {
    const { log, view, row } = setUp();
    const { request } = give(log, lockView(view));
    expect(request).toEqual({ method: 'POST', path: `projects/${id(2)}/views/${view}/lock/` });
    expect(nothing(log, lockView(view))).toBeNull();
    expect(nothing(log, editView(view, 'x', ''))).toBeNull();
    const deleted = give(log, deleteView(view));
    expect(row()).toBeUndefined();
    const again = deleted.inverse && give(log, deleted.inverse);
    const back = again?.makes ?? '';
    expect(log.tables.views.get(back)).toMatchObject({ name: 'Urgent', is_locked: true, ...shown });
    give(log, unlockView(back));
    expect(log.tables.views.get(back)?.is_locked).toBe(false);
  });

  it('make another one like it for the caller alone', () => {
    const { log, view } = setUp();
    give(log, lockView(view));
    const { makes } = give(log, duplicateView(view, 'Urgent 2'));
    const copy = log.tables.views.get(makes ?? '');
    expect(copy).toMatchObject({ name: 'Urgent 2', access: 'PRIVATE', is_locked: false, ...shown });
  });

  it('bring no view of others back', () => {
    const { log, view } = setUp();
    log.append('view', id(9), {
      type: 'ViewCreated',
      id: id(9),
      name: 'Theirs',
      access: 'PUBLIC',
      owner: id(0xb),
      sorting: 'name',
      layout: 'list',
    });
    expect(nothing(log, deleteView(id(9)))?.inverse).toBeNull();
    expect(nothing(log, deleteView(view))?.inverse).not.toBeNull();
  });
});
