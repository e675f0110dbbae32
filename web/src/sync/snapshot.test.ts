// @vitest-environment node
import { afterEach, describe, expect, it, vi } from 'vitest';
import { id, ME } from '../store/testing';
import { Builder, CutOff, lines, readSnapshot } from './snapshot';

const HEAD = {
  type: 'head',
  epoch: 'e',
  position: 5,
  workspace: { id: id(1), name: 'Demo', slug: 'demo', timezone: 'UTC' },
  user: ME,
  role: 'member',
  projects: [id(2)],
} as const;

const COLUMNS = {
  id: [id(7)],
  project: [id(2)],
  number: [1],
  name: ['The pump leaks'],
  state: [id(3)],
  priority: ['high'],
  assignees: [[ME]],
  labels: [[]],
  parent: [null],
  start_date: [null],
  target_date: ['2026-12-24'],
  point: [3],
  sort_order: [1.5],
  created_at: ['2026-11-20T08:00:00Z'],
  updated_at: ['2026-11-20T08:00:00.123456Z'],
  completed_at: [null],
  created_by: [ME],
  version: [2],
} as const;

describe('a snapshot', () => {
  it('becomes tables, with times in their one form', () => {
    const builder = new Builder();
    builder.add(HEAD);
    builder.add({ type: 'issues', columns: COLUMNS as never });
    builder.add({ type: 'something new' } as never);
    builder.add({ type: 'end', position: 5 });
    const { tables, knowledge } = builder.finish();
    expect(tables).toMatchObject({ epoch: 'e', position: 5, me: ME, role: 'member' });
    expect(tables.issues.get(id(7))).toEqual({
      id: id(7),
      project: id(2),
      number: 1,
      name: 'The pump leaks',
      state: id(3),
      priority: 'high',
      assignees: [ME],
      labels: [],
      parent: null,
      start_date: null,
      target_date: '2026-12-24',
      point: 3,
      cycle: null,
      modules: [],
      estimate_point: null,
      sort_order: 1.5,
      created_at: '2026-11-20T08:00:00.000000Z',
      updated_at: '2026-11-20T08:00:00.123456Z',
      completed_at: null,
      created_by: ME,
      version: 2,
    });
    expect([...knowledge.whole]).toEqual([id(2)]);
  });

  it('has what issues are put into, and does without where a server is older', () => {
    const builder = new Builder();
    builder.add(HEAD);
    const place = {
      id: id(20),
      project: id(2),
      name: 'Sprint 1',
      sort_order: 1,
      created_at: '2026-11-20T08:00:00Z',
      updated_at: '2026-11-20T08:00:00Z',
      created_by: ME,
      version: 3,
    };
    const times = { start_date: '2026-12-01T00:00:01Z', end_date: null };
    const points = [
      { id: id(32), key: 1, value: '5' },
      { id: id(31), key: 1, value: '3', description: null },
      { id: id(30), key: 0, value: '8' },
    ];
    const estimate = { id: id(22), project: id(2), name: 'Points', kind: 'points', points };
    const module = { ...place, id: id(21), status: 'planned', members: [id(9), id(4)] };
    const cycle = { ...place, ...times, owner: ME, timezone: 'UTC' };
    const placed = { cycle: [id(20)], modules: [[id(29), id(21)]], estimate_point: [id(30)] };
    builder.add({ type: 'cycles', rows: [cycle] } as never);
    builder.add({ type: 'modules', rows: [module] } as never);
    builder.add({ type: 'estimates', rows: [estimate] } as never);
    builder.add({ type: 'issues', columns: { ...COLUMNS, ...placed } as never });
    builder.add({ type: 'end', position: 5 });
    const { tables } = builder.finish();
    expect(tables.cycles.get(id(20))).toMatchObject({
      start_date: '2026-12-01T00:00:01.000000Z',
      end_date: null,
      archived_at: null,
      description: '',
      version: 3,
    });
    expect(tables.modules.get(id(21))).toMatchObject({
      members: [id(4), id(9)],
      links: [],
      lead: null,
      target_date: null,
    });
    const values = tables.estimates.get(id(22))?.points.map(({ value }) => value);
    expect(values).toEqual(['8', '3', '5']);
    expect(tables.issues.get(id(7))).toMatchObject({
      cycle: id(20),
      modules: [id(21), id(29)],
      estimate_point: id(30),
    });
  });

  it('has relations and pages, or none of them where the server does not know them', () => {
    const builder = new Builder();
    builder.add(HEAD);
    const relation = { issue: id(7), relation: 'blocking', with: id(8), project: id(2) } as const;
    builder.add({ type: 'relations', rows: [{ ...relation, with_project: id(3) }] });
    const page = {
      id: id(9),
      project: null,
      name: 'Handbook',
      access: 'PUBLIC',
      owner: ME,
      parent: null,
      collection: id(7),
      colour: '',
      logo: {},
      sort_order: 65_535,
      is_locked: false,
      archived_at: '2026-11-20T08:00:00Z',
      created_at: '2026-11-20T08:00:00Z',
      updated_at: '2026-11-20T08:00:00Z',
      created_by: ME,
      updated_by: ME,
      version: 1,
    } as const;
    builder.add({ type: 'pages', rows: [page] });
    const { project: _project, parent: _parent, collection: _collection, ...shared } = page;
    const members = [{ id: id(8), user: ME, access: 'edit' }] as const;
    const { colour: _colour, is_locked: _locked, archived_at: _archived, ...rest } = shared;
    builder.add({ type: 'collections', rows: [{ ...rest, id: id(7), members }] });
    builder.add({ type: 'end', position: 5 });
    const { tables } = builder.finish();
    expect([...tables.relations.values()]).toEqual([
      { id: `${id(7)} blocking ${id(8)}`, ...relation, with_project: id(3) },
    ]);
    expect(tables.pages.get(id(9))).toMatchObject({
      colour: null,
      logo: null,
      archived_at: '2026-11-20T08:00:00.000000Z',
      collection: id(7),
    });
    expect(tables.collections.get(id(7))).toMatchObject({ logo: null, members });
    const old = new Builder();
    old.add(HEAD);
    old.add({ type: 'end', position: 5 });
    const none = old.finish().tables;
    expect([none.relations.size, none.pages.size, none.collections.size]).toEqual([0, 0, 0]);
    expect(none.views.size).toBe(0);
  });

  it('that was cut off is none', () => {
    const builder = new Builder();
    builder.add(HEAD);
    expect(() => builder.finish()).toThrow(CutOff);
    expect(() => new Builder().finish({ isPart: true })).toThrow(CutOff);
  });

  it('is read line by line however it is cut', async () => {
    const text = '{"a":"é"}\n{"b":1}\n{"c":2}';
    const bytes = new TextEncoder().encode(text);
    for (let size = 1; size < 10; size += 1) {
      const body = new ReadableStream<Uint8Array>({
        start(controller) {
          for (let at = 0; at < bytes.length; at += size)
            controller.enqueue(bytes.slice(at, at + size));
          controller.close();
        },
      });
      const found = [];
      for await (const line of lines(body)) found.push(line);
      expect(found).toEqual(text.split('\n'));
    }
  });
});

describe('reading a workspace', () => {
  afterEach(() => void vi.unstubAllGlobals());

  /** A server that sends no work items: all of them are too many. */
  function server() {
    const asked: string[] = [];
    vi.stubGlobal('fetch', async (path: string) => {
      asked.push(path.slice(path.indexOf('snapshot/')));
      if (path.endsWith('snapshot/')) {
        return Response.json({ code: 'snapshot/too-large' }, { status: 400 });
      }
      const body = [HEAD, { type: 'issues', columns: COLUMNS }, { type: 'end', position: 5 }];
      return new Response(body.map((line) => JSON.stringify(line)).join('\n'));
    });
    return asked;
  }

  it('leaves the issues of one out that is too large', async () => {
    const asked = server();
    const { tables } = await readSnapshot('demo');
    expect(asked).toEqual(['snapshot/', 'snapshot/?work_items=none']);
    expect(tables.isPartial).toBe(true);
  });

  it('asks for some of them by their ids', async () => {
    const asked = server();
    const { tables } = await readSnapshot('demo', { issues: [id(7), id(8)] });
    expect(asked).toEqual([`snapshot/?work_items=${id(7)},${id(8)}`]);
    expect([...tables.issues.keys()]).toEqual([id(7)]);
  });

  it('tells of other refusals', async () => {
    vi.stubGlobal('fetch', async () => Response.json({ code: 'other' }, { status: 400 }));
    await expect(readSnapshot('demo')).rejects.toMatchObject({ code: 'other' });
  });
});
