// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, ME } from '../store/testing';
import { Builder, CutOff, lines } from './snapshot';

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
      sort_order: 1.5,
      created_at: '2026-11-20T08:00:00.000000Z',
      updated_at: '2026-11-20T08:00:00.123456Z',
      completed_at: null,
      created_by: ME,
      version: 2,
    });
    expect([...knowledge.whole]).toEqual([id(2)]);
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
    builder.add({ type: 'end', position: 5 });
    const { tables } = builder.finish();
    expect([...tables.relations.values()]).toEqual([
      { id: `${id(7)} blocking ${id(8)}`, ...relation, with_project: id(3) },
    ]);
    expect(tables.pages.get(id(9))).toMatchObject({
      colour: null,
      logo: null,
      archived_at: '2026-11-20T08:00:00.000000Z',
    });
    const old = new Builder();
    old.add(HEAD);
    old.add({ type: 'end', position: 5 });
    const none = old.finish().tables;
    expect([none.relations.size, none.pages.size]).toEqual([0, 0]);
  });

  it('that was cut off is none', () => {
    const builder = new Builder();
    builder.add(HEAD);
    expect(() => builder.finish()).toThrow(CutOff);
    expect(() => new Builder().finish(true)).toThrow(CutOff);
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
