// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { Id, Tables } from '../store/rows';
import { isOpenCycle, percentOf, phaseOf, scopeOf } from '../store/scope';
import { id, Log, stateRef } from '../store/testing';
import { dayIn, momentIn } from '../store/zones';
import { commandId, newId } from './ids';
import { addModuleLink, changeModuleLink, removeModuleLink } from './module/links';
import {
  addEstimatePoints,
  carryOver,
  changeCycle,
  changeCycleOf,
  changeModule,
  changeModulesOf,
  createCycle,
  createEstimate,
  createModule,
} from './places';
import type { Command, Plan } from './types';

const NOW = '2026-12-05T12:00:00.000000Z';

/** A log that commands are given to, as a server would carry them out. */
class Desk {
  readonly log = new Log();
  #count = 0;

  constructor() {
    this.log.project();
    for (const n of [10, 11, 12]) this.log.issue(n);
  }

  get tables(): Tables {
    return this.log.tables;
  }

  plan(command: Command): Plan | null {
    this.#count += 1;
    const key = `key-${this.#count}`;
    const own = commandId(this.tables.workspace.id, this.tables.me, key);
    return command.plan({ tables: this.tables, now: NOW, key, newId: (n = 0) => newId(own, n) });
  }

  run(command: Command): Plan {
    const plan = this.plan(command);
    if (!plan) throw new Error(`nothing to do: ${command.kind}`);
    for (const { entity, entity_id, project, data } of plan.predicted) {
      this.log.append(entity, entity_id, data, { project });
    }
    return plan;
  }

  cycle(name: string, start: string | null, end = '2026-12-31'): Id {
    const days = start === null ? null : { start, end };
    return this.run(createCycle({ project: id(2), name, days })).makes ?? '';
  }

  cycleOf(n: number): Id | null | undefined {
    return this.tables.issues.get(id(n))?.cycle;
  }
}

describe('days', () => {
  it('are moments in the zone of their project, also where clocks change', () => {
    expect(momentIn('UTC', '2026-01-01', '00:00:01')).toBe('2026-01-01T00:00:01.000000Z');
    expect(momentIn('Asia/Kolkata', '2026-01-31', '23:59:00')).toBe('2026-01-31T18:29:00.000000Z');
    expect(momentIn('Europe/Berlin', '2026-03-29', '00:00:01')).toBe('2026-03-28T23:00:01.000000Z');
    expect(momentIn('Europe/Berlin', '2026-03-29', '23:59:00')).toBe('2026-03-29T21:59:00.000000Z');
    expect(momentIn('No/Where', '2026-03-29', '00:00:01')).toBe('2026-03-29T00:00:01.000000Z');
    expect(dayIn('Asia/Kolkata', '2026-01-31T18:31:00.000000Z')).toBe('2026-02-01');
    expect(dayIn('America/New_York', '2026-01-01T04:00:00.000000Z')).toBe('2025-12-31');
  });
});

describe('cycles', () => {
  it('are made with both days or none, and not the wrong way round', () => {
    const desk = new Desk();
    const plan = desk.run(
      createCycle({
        project: id(2),
        name: ' One ',
        days: { start: '2026-12-10', end: '2026-12-20' },
      }),
    );
    expect(plan.request).toEqual({
      method: 'POST',
      path: `projects/${id(2)}/cycles/`,
      body: {
        name: 'One',
        project_id: id(2),
        owned_by: desk.tables.me,
        timezone: 'UTC',
        start_date: '2026-12-10',
        end_date: '2026-12-20',
      },
    });
    expect(desk.tables.cycles.get(plan.makes ?? '')).toMatchObject({
      start_date: '2026-12-10T00:00:01.000000Z',
      end_date: '2026-12-20T23:59:00.000000Z',
      sort_order: 65_535,
    });
    const turned = { start: '2026-12-20', end: '2026-12-10' };
    expect(desk.plan(createCycle({ project: id(2), name: 'x', days: turned }))).toBeNull();
    expect(desk.plan(createCycle({ project: id(2), name: '  ' }))).toBeNull();
    const second = desk.cycle('Two', null);
    expect(desk.tables.cycles.get(second)).toMatchObject({ start_date: null, sort_order: 55_535 });
  });

  it('that begin today begin now', () => {
    const desk = new Desk();
    const cycle = desk.cycle('Now', '2026-12-05');
    expect(desk.tables.cycles.get(cycle)?.start_date).toBe(NOW);
  });

  it('keep their beginning when only the end changes, and go back', () => {
    const desk = new Desk();
    const cycle = desk.cycle('Now', '2026-12-05', '2026-12-10');
    const days = { start: '2026-12-05', end: '2026-12-12' };
    const plan = desk.run(changeCycle(cycle, { days }));
    expect(plan.request.body).toEqual({ end_date: '2026-12-12T23:59:00.000000Z' });
    expect(desk.tables.cycles.get(cycle)?.start_date).toBe(NOW);
    if (plan.inverse) desk.run(plan.inverse);
    expect(desk.tables.cycles.get(cycle)?.end_date).toBe('2026-12-10T23:59:00.000000Z');
    expect(desk.plan(changeCycle(cycle, { name: 'Now' }))).toBeNull();
  });

  it('take many issues in one request, out of whichever they were in', () => {
    const desk = new Desk();
    const [one, two] = [desk.cycle('One', null), desk.cycle('Two', null)];
    desk.run(changeCycleOf([id(10)], one));
    const plan = desk.run(changeCycleOf([id(10), id(11), id(12)], two));
    expect(plan.request).toEqual({
      method: 'POST',
      path: `projects/${id(2)}/cycles/${two}/cycle-issues/`,
      body: { issues: [id(10), id(11), id(12)] },
    });
    expect([10, 11, 12].map((n) => desk.cycleOf(n))).toEqual([two, two, two]);
    const back = plan.inverse && desk.run(plan.inverse);
    expect([10, 11, 12].map((n) => desk.cycleOf(n))).toEqual([one, null, null]);
    expect(back?.request.path).toBe('commands/');
    const { commands } = (back?.request.body ?? {}) as {
      commands: { key: string; method: string }[];
    };
    expect(commands.map(({ method }) => method)).toEqual(['DELETE', 'DELETE', 'POST']);
    expect(new Set(commands.map(({ key }) => key)).size).toBe(3);
    expect(desk.plan(changeCycleOf([id(10)], one))).toBeNull();
    expect(desk.plan(changeCycleOf([id(11)], null))).toBeNull();
  });

  it('that somebody moved an issue out of meanwhile are not filled again by undo', () => {
    const desk = new Desk();
    const [one, two] = [desk.cycle('One', null), desk.cycle('Two', null)];
    const { inverse } = desk.run(changeCycleOf([id(10), id(11)], one));
    desk.run(changeCycleOf([id(10)], two));
    if (inverse) desk.run(inverse);
    expect([desk.cycleOf(10), desk.cycleOf(11)]).toEqual([two, null]);
  });

  it('give what is left to another: as a transfer once they have ended, else by moving it', () => {
    const desk = new Desk();
    const [old, next] = [desk.cycle('Old', '2026-11-01', '2026-11-30'), desk.cycle('Next', null)];
    desk.run(changeCycleOf([id(10), id(11), id(12)], old));
    desk.log.append('issue', id(11), {
      type: 'IssueStateChanged',
      from: stateRef(3),
      to: stateRef(5),
    });
    const plan = desk.run(carryOver(old, next));
    expect(plan.request).toEqual({
      method: 'POST',
      path: `projects/${id(2)}/cycles/${old}/transfer-issues/`,
      body: { new_cycle_id: next },
    });
    expect(plan.inverse).toBeNull();
    expect([10, 11, 12].map((n) => desk.cycleOf(n))).toEqual([next, old, next]);
    const third = desk.cycle('Third', null);
    expect(desk.run(carryOver(next, third)).request.path).toContain(`${third}/cycle-issues/`);
    expect(desk.plan(carryOver(third, old))).toBeNull();
    expect(desk.plan(carryOver(next, third))).toBeNull();
  });

  it('are current, upcoming, completed, drafts or archived', () => {
    const desk = new Desk();
    const phase = (of: Id) => {
      const row = desk.tables.cycles.get(of);
      return row && phaseOf(row, NOW);
    };
    expect([
      phase(desk.cycle('a', '2026-12-01')),
      phase(desk.cycle('b', '2026-12-06')),
      phase(desk.cycle('c', '2026-11-01', '2026-11-05')),
      phase(desk.cycle('d', null)),
    ]).toEqual(['current', 'upcoming', 'completed', 'draft']);
    const open = [...desk.tables.cycles.values()].filter((row) => isOpenCycle(row, NOW));
    expect(open.map(({ name }) => name)).toEqual(['a', 'b', 'd']);
  });
});

describe('modules', () => {
  it('are made and changed, with their people as a set', () => {
    const desk = new Desk();
    const made = desk.run(
      createModule({
        project: id(2),
        name: 'Hull',
        lead: null,
        description: '',
        members: [id(11)],
      }),
    );
    expect(made.request.body).toEqual({ name: 'Hull', members: [id(11)] });
    const module = made.makes ?? '';
    const plan = desk.run(
      changeModule(module, { name: 'Hull', status: 'paused', members: [id(12)] }),
    );
    expect(plan.request.body).toEqual({ status: 'paused', members: [id(12)] });
    expect(desk.tables.modules.get(module)).toMatchObject({ status: 'paused', members: [id(12)] });
    if (plan.inverse) desk.run(plan.inverse);
    expect(desk.tables.modules.get(module)).toMatchObject({ status: 'planned', members: [id(11)] });
  });

  it('have links, which are changed and taken off', () => {
    const desk = new Desk();
    const made = desk.run(createModule({ project: id(2), name: 'Hull' }));
    const module = made.makes ?? '';
    const plan = desk.run(addModuleLink(module, { url: 'https://example.org/a', title: null }));
    const of = () => desk.tables.modules.get(module)?.links ?? [];
    const link = of()[0];
    if (!link) throw new Error('no link was added');
    expect(link).toEqual({ id: plan.makes, url: 'https://example.org/a', title: null });
    const to = { url: 'https://example.org/a', title: 'Drawing' };
    expect(desk.run(changeModuleLink(module, link, to)).predicted).toHaveLength(1);
    expect(of()).toEqual([{ ...link, title: 'Drawing' }]);
    expect(desk.plan(changeModuleLink(module, { ...link, title: 'Drawing' }, to))).toBeNull();
    desk.run(removeModuleLink(module, link));
    expect(of()).toEqual([]);
    expect(desk.plan(removeModuleLink(module, link))).toBeNull();
  });

  it('take many issues in one request, and give them back', () => {
    const desk = new Desk();
    const module = desk.run(createModule({ project: id(2), name: 'Hull' })).makes ?? '';
    const plan = desk.run(changeModulesOf([id(10), id(11)], { add: [module] }));
    expect(plan.request.body).toEqual({ issues: [id(10), id(11)] });
    expect(desk.tables.issues.get(id(11))?.modules).toEqual([module]);
    const back = plan.inverse && desk.run(plan.inverse);
    expect(back?.request.path).toBe('commands/');
    expect(desk.tables.issues.get(id(11))?.modules).toEqual([]);
    expect(desk.plan(changeModulesOf([id(10)], { remove: [module] }))).toBeNull();
  });
});

describe('estimates', () => {
  it('get each value once, in order', () => {
    const desk = new Desk();
    const wanted = { project: id(2), name: 'Points', kind: 'points' } as const;
    const estimate = desk.run(createEstimate(wanted)).makes ?? '';
    desk.run(addEstimatePoints(estimate, ['1', '2']));
    const plan = desk.run(addEstimatePoints(estimate, ['2', ' 3 ', '', '3']));
    expect(plan.request.body).toEqual({ estimate_points: [{ key: 2, value: '3' }] });
    expect(desk.plan(addEstimatePoints(estimate, ['1']))).toBeNull();
  });
});

describe('scope', () => {
  it('is by part of the workflow, in issues and in points that are numbers', () => {
    const desk = new Desk();
    const wanted = { project: id(2), name: 'Points', kind: 'points' } as const;
    const estimate = desk.run(createEstimate(wanted)).makes ?? '';
    desk.run(addEstimatePoints(estimate, ['3', 'XL']));
    const [three, word] = desk.tables.estimates.get(estimate)?.points ?? [];
    const estimated = (n: number, to: object | undefined) =>
      desk.log.append('issue', id(n), { type: 'IssueEstimateChanged', to });
    estimated(10, three);
    estimated(11, word);
    desk.log.append('issue', id(10), {
      type: 'IssueStateChanged',
      from: stateRef(3),
      to: stateRef(5),
    });
    const issues = [...desk.tables.issues.values()];
    const items = scopeOf(desk.tables, issues);
    expect(items).toMatchObject({ total: 3, completed: 1, unstarted: 2 });
    expect(percentOf(items)).toBe(33);
    expect(scopeOf(desk.tables, issues, 'points')).toMatchObject({ total: 3, completed: 3 });
    expect(percentOf(scopeOf(desk.tables, []))).toBe(0);
  });
});
