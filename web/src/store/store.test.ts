// @vitest-environment node
import { describe, expect, it } from 'vitest';
import {
  addRelation,
  archivePage,
  changeAssignees,
  changeLabels,
  changePriority,
  changeState,
  changeStateRow,
  createIssue,
  createPage,
  deleteIssue,
  deleteLabel,
  deletePage,
  describePage,
  movePage,
  REVERSE,
  removeRelation,
  renameIssue,
  renamePage,
  reorderIssue,
} from '../commands';
import { commandId, newId } from '../commands/ids';
import {
  addEstimatePoints,
  carryOver,
  changeCycle,
  changeCycleOf,
  changeEstimateOf,
  changeModule,
  changeModulesOf,
  createCycle,
  createEstimate,
  createModule,
  deleteCycle,
  deleteEstimate,
  deleteModule,
  removeEstimatePoint,
} from '../commands/places';
import type { Command } from '../commands/types';
import { differences } from './compare';
import type { FeedEvent } from './events';
import { Draft } from './reduce/draft';
import { reduce } from './reduce/index';
import { occurred } from './reduce/occurred';
import { PRIORITIES, type RelationKind, type Tables } from './rows';
import { Store } from './store';
import { id, Log, ME, seeded, timeOf } from './testing';

type Random = (below: number) => number;

/** A command that somebody could give. */
function randomCommand(tables: Tables, random: Random): Command {
  const pick = <Value>(values: Iterable<Value>): Value | undefined => {
    const all = [...values];
    return all[random(Math.max(1, all.length))];
  };
  const issue = pick(tables.issues.keys()) ?? '';
  const label = pick(tables.labels.keys()) ?? '';
  const state = pick(tables.states.keys()) ?? '';
  const user = pick(tables.members.keys()) ?? '';
  const cycle = pick(tables.cycles.keys()) ?? null;
  const module = pick(tables.modules.keys()) ?? '';
  const estimate = pick(tables.estimates.values());
  const point = pick(estimate?.points ?? [])?.id ?? null;
  const project = id(2);
  const page = pick(tables.pages.keys()) ?? '';
  const relation = pick(tables.relations.values());
  switch (random(30)) {
    case 24:
      return addRelation(
        issue,
        pick(Object.keys(REVERSE) as RelationKind[]) ?? 'blocking',
        pick(tables.issues.keys()) ?? '',
      );
    case 25:
      return removeRelation(
        relation?.issue ?? '',
        relation?.relation ?? 'blocking',
        relation?.with ?? '',
      );
    case 26:
      return createPage({
        project: random(3) ? id(2) : null,
        name: `Page ${random(100)}`,
        access: random(3) ? 'PUBLIC' : 'PRIVATE',
      });
    case 27:
      return random(2) ? renamePage(page, `Page ${random(100)}`) : describePage(page, '<p>x</p>');
    case 28:
      return movePage(page, {
        sort_order: random(1000),
        parent: random(2) ? (pick(tables.pages.keys()) ?? null) : null,
      });
    case 29:
      return random(4) ? archivePage(page) : deletePage(page);
    case 0:
      return createIssue({
        project: id(2),
        name: `New ${random(100)}`,
        ...(label && { labels: [label] }),
      });
    case 1:
      return renameIssue(issue, `Name ${random(100)}`);
    case 2:
    case 3:
      return changeState(issue, state);
    case 4:
      return changePriority(issue, pick(PRIORITIES) ?? 'none');
    case 5:
      return changeAssignees(issue, random(2) ? { add: [user] } : { remove: [user] });
    case 6:
      return changeLabels(issue, random(2) ? { add: [label] } : { remove: [label] });
    case 7:
      return reorderIssue(issue, random(1000));
    case 8:
      return changeStateRow(state, { group: random(2) ? 'completed' : 'started' });
    case 9:
      return random(4) === 0 ? deleteLabel(label) : renameIssue(issue, 'again');
    case 10:
      return createCycle({
        project,
        name: `Sprint ${random(9)}`,
        ...(random(2) && { days: { start: '2027-01-01', end: '2027-01-14' } }),
      });
    case 11:
      return createModule({ project, name: `Module ${random(9)}`, members: [user] });
    case 12:
    case 13:
      return changeCycleOf([issue, pick(tables.issues.keys()) ?? ''], random(3) ? cycle : null);
    case 14:
    case 15:
      return changeModulesOf(
        [issue, pick(tables.issues.keys()) ?? ''],
        random(2) ? { add: [module] } : { remove: [module] },
      );
    case 16:
      return changeCycle(cycle ?? '', {
        name: `Sprint ${random(99)}`,
        days: random(2) ? { start: '2027-02-01', end: '2027-02-14' } : null,
      });
    case 17:
      return changeModule(module, { status: 'paused', members: random(2) ? [user] : [] });
    case 18:
      return carryOver(cycle ?? '', pick(tables.cycles.keys()) ?? '');
    case 19:
      return tables.estimates.size > 0
        ? addEstimatePoints(estimate?.id ?? '', [String(random(20)), String(random(20))])
        : createEstimate({ project, name: 'Points', kind: 'points' });
    case 20:
      return changeEstimateOf(issue, random(4) ? point : null);
    case 21:
      return random(3)
        ? changeEstimateOf(issue, point)
        : removeEstimatePoint(estimate?.id ?? '', point ?? '');
    case 22:
      return random(4) ? renameIssue(issue, 'or so') : deleteEstimate(estimate?.id ?? '');
    case 23:
      return [deleteCycle(cycle ?? ''), deleteModule(module), changeState(issue, state)][
        random(3)
      ] as Command;
    default:
      return random(3) === 0 ? deleteIssue(issue) : changePriority(issue, 'urgent');
  }
}

/** A server in a test: it decides by its own tables, numbers issues, and keeps the log. */
class Server {
  readonly log: Log;

  constructor() {
    this.log = new Log();
    this.log.project();
    for (let n = 10; n < 16; n += 1) this.log.issue(n);
  }

  /** Carries a command out as the server would: by its own state, not by that of the client. */
  carryOut(
    command: Command,
    key: string,
    actor: string,
  ): { position: number; command: string } | null {
    const { tables, events } = this.log;
    const identity = commandId(tables.workspace.id, actor, key);
    const context = {
      tables,
      key,
      now: timeOf(events.length),
      newId: (n = 0) => newId(identity, n),
    };
    const plan = command.plan(context);
    if (!plan) return null;
    for (const { entity, entity_id, project, data } of plan.predicted) {
      const real = data.type === 'IssueCreated' ? { ...data, number: events.length } : data;
      this.log.append(entity, entity_id, real, { project, actor, command: identity });
    }
    return { position: this.log.tables.position, command: identity };
  }
}

function run(seed: number): void {
  const random = seeded(seed);
  const server = new Server();
  const store = new Store();
  const beginning = server.log.tables;
  store.fill({ tables: beginning, knowledge: { whole: new Set([id(2)]), ahead: new Map() } });
  let keys = 0;
  const nextKey = () => {
    keys += 1;
    return String(keys);
  };
  const unsent: { key: string; command: Command }[] = [];
  const unheard: { key: string; position: number | null }[] = [];
  const deliver = (to: number, from = store.base()?.position ?? 0) => {
    const events = server.log.events.slice(from, to);
    const kind = events.length > 0 ? 'events' : 'heartbeat';
    store.take({ kind, from: from + 1, to, events } as Parameters<Store['take']>[0]);
  };
  const give = () => {
    const key = `key-${nextKey()}`;
    const command = randomCommand(store.tables(), random);
    const identity = commandId(id(1), ME, key);
    const plan = command.plan({
      tables: store.tables(),
      key,
      now: timeOf(900),
      newId: (n = 0) => newId(identity, n),
    });
    if (!plan) return;
    store.expect({
      key,
      command: identity,
      events: plan.predicted,
      at: timeOf(900),
      position: null,
    });
    unsent.push({ key, command });
  };
  const carry = () => {
    const next = unsent.shift();
    if (!next) return;
    const isRefused = random(5) === 0;
    const done = isRefused ? null : server.carryOut(next.command, next.key, ME);
    unheard.push({
      key: next.key,
      position: done?.position ?? (isRefused ? null : server.log.tables.position),
    });
  };
  const answer = () => {
    const [heard] = unheard.splice(random(Math.max(1, unheard.length)), 1);
    if (!heard) return;
    if (heard.position === null) store.unexpect(heard.key);
    else store.answered(heard.key, heard.position);
  };
  const end = () => server.log.events.length;
  const steps = [
    give,
    give,
    carry,
    carry,
    answer,
    () =>
      void server.carryOut(randomCommand(server.log.tables, random), `other-${nextKey()}`, id(0xb)),
    () => deliver(Math.min(end(), (store.base()?.position ?? 0) + random(4))),
    () => deliver(end(), Math.max(0, (store.base()?.position ?? 0) - random(6))),
  ];
  for (let step = 0; step < 200; step += 1) {
    steps[random(steps.length)]?.();
    if (random(3) === 0) store.flush();
  }
  while (unsent.length > 0) carry();
  while (unheard.length > 0) answer();
  deliver(end());
  store.flush();
  expect(store.expected()).toEqual([]);
  expect(differences(store.tables(), server.log.tables), `seed ${seed}`).toEqual([]);
  expect(store.tables().position).toBe(end());
}

describe('the overlay', () => {
  it('ends in the server’s tables after any order of feed, answers, refusals and repetitions', () => {
    for (let seed = 1; seed <= 60; seed += 1) run(seed);
  }, 60_000);

  it('is gone in the message that has the command’s own events, also before the answer', () => {
    const server = new Server();
    const store = new Store();
    store.fill({
      tables: server.log.tables,
      knowledge: { whole: new Set([id(2)]), ahead: new Map() },
    });
    const command = renameIssue(id(10), 'Mine');
    const identity = commandId(id(1), ME, 'k');
    const plan = command.plan({
      tables: store.tables(),
      key: 'k',
      now: timeOf(1),
      newId: () => '',
    });
    store.expect({
      key: 'k',
      command: identity,
      events: plan?.predicted ?? [],
      at: timeOf(1),
      position: null,
    });
    expect(store.tables().issues.get(id(10))?.name).toBe('Mine');
    const from = server.log.events.length;
    server.carryOut(command, 'k', ME);
    store.take({
      kind: 'events',
      from: from + 1,
      to: from + 1,
      events: server.log.events.slice(from),
    });
    expect(store.expected()).toEqual([]);
    store.answered('k', from + 1);
    store.flush();
    expect(store.tables().issues.get(id(10))?.name).toBe('Mine');
  });

  it('leaves the copy and what was shown before as they were', () => {
    const server = new Server();
    const store = new Store();
    store.fill({
      tables: server.log.tables,
      knowledge: { whole: new Set([id(2)]), ahead: new Map() },
    });
    const shown = store.tables();
    const events = renameIssue(id(10), 'Mine').plan({
      tables: shown,
      key: '',
      now: timeOf(1),
      newId: () => '',
    });
    store.expect({
      key: 'k',
      command: id(99),
      events: events?.predicted ?? [],
      at: timeOf(1),
      position: null,
    });
    expect(shown.issues.get(id(10))?.name).toBe('Issue 10');
    expect(store.base()?.issues).toBe(shown.issues);
    store.unexpect('k');
    store.flush();
    expect(store.tables()).toBe(store.base());
  });
});

describe('access', () => {
  it('drops the projects that the caller is not in, and asks for new ones', () => {
    const server = new Server();
    const store = new Store();
    const other = {
      ...server.log.tables.projects.get(id(2)),
      id: id(50),
      identifier: 'OTH',
      role: null,
    };
    const projects = new Map(server.log.tables.projects).set(id(50), other as never);
    store.fill({
      tables: { ...server.log.tables, projects },
      knowledge: { whole: new Set([id(2)]), ahead: new Map() },
    });
    const { position } = store.tables();
    const unread = store.take({
      kind: 'access',
      from: position + 1,
      to: position,
      role: 'member',
      projects: [{ id: id(50), role: 'guest', archived: false }],
    });
    store.flush();
    const { issues, states, projects: shown, role } = store.tables();
    expect([issues.size, states.size, role]).toEqual([0, 0, 'member']);
    expect([shown.get(id(2))?.role, shown.get(id(50))?.role]).toEqual([null, 'guest']);
    expect(unread).toEqual([{ what: 'project', id: id(50) }]);
  });
});

describe('rows that were read later', () => {
  it('are right when the copy has come to their position', () => {
    const server = new Server();
    const store = new Store();
    store.fill({
      tables: server.log.tables,
      knowledge: { whole: new Set([id(2)]), ahead: new Map() },
    });
    const from = server.log.events.length;
    const random = seeded(3);
    for (let n = 0; n < 60; n += 1)
      server.carryOut(randomCommand(server.log.tables, random), `k${n}`, id(0xb));
    store.patch({ what: 'projects', ids: [id(2)], tables: server.log.tables });
    for (let n = 0; n < 20; n += 1)
      server.carryOut(randomCommand(server.log.tables, random), `l${n}`, id(0xb));
    for (const event of server.log.events.slice(from)) {
      const { position } = event;
      store.take({ kind: 'events', from: position, to: position, events: [event] });
    }
    store.flush();
    expect(differences(store.tables(), server.log.tables)).toEqual([]);
  });
});

/** Many events at once are one copy of each table, so that a page that was away does not stall. */
describe('five thousand events at once', () => {
  it('are taken in well under a second', () => {
    const log = new Log();
    log.project();
    for (let n = 100; n < 1100; n += 1) log.issue(n);
    const draft = new Draft(log.tables, log.knowledge);
    const event = (n: number): FeedEvent => ({
      ...(log.events.at(-1) as FeedEvent),
      position: 10_000 + n,
      version: 2 + Math.floor(n / 1000),
      type: 'IssueRenamed',
      entity_id: id(100 + (n % 1000)),
      data: { type: 'IssueRenamed', from: 'a', to: `b${n}` },
    });
    const begin = performance.now();
    for (let n = 0; n < 5000; n += 1) reduce(draft, occurred(event(n)));
    const tables = draft.finish();
    expect(performance.now() - begin).toBeLessThan(1000);
    expect(tables.issues.get(id(100))?.version).toBe(6);
  });
});
