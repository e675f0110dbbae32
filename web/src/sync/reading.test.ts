// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log } from '../store/testing';
import { issueOf, located, planReading } from './reading';

describe('what has to be read', () => {
  it('is each thing once, and an issue with its project if that is read anyway', () => {
    const plan = planReading([
      { what: 'issue', id: id(1), project: id(10) },
      { what: 'issue', id: id(1), project: id(10) },
      { what: 'issue', id: id(2), project: id(20) },
      { what: 'project', id: id(20) },
      { what: 'dictionaries' },
    ]);
    expect(plan).toEqual({
      pages: new Map(),
      collections: [],
      views: new Map(),
      everything: false,
      projects: [id(20)],
      issues: new Map([[id(1), id(10)]]),
      dictionaries: false,
    });
  });

  it('is where it is now, if it has moved since', () => {
    const log = new Log();
    log.project();
    const one = { what: 'issue', id: log.issue(9), project: id(10), isNew: true } as const;
    expect(located(log.tables, one)).toEqual({ ...one, project: id(2) });
    const another = { ...one, id: id(8) };
    expect(located(log.tables, another)).toBe(another);
  });

  it('is the whole project of an issue that may be in a cycle or module, which its own row does not say', () => {
    const plan = planReading(
      [
        { what: 'issue', id: id(1), project: id(10) },
        { what: 'issue', id: id(2), project: id(20) },
      ],
      new Set([id(10)]),
    );
    expect(plan).toMatchObject({ projects: [id(10)], issues: new Map([[id(2), id(20)]]) });
  });

  it('is the whole project when it is many of its issues', () => {
    const many = Array.from(
      { length: 30 },
      (_, n) => ({ what: 'issue', id: id(n), project: id(10) }) as const,
    );
    expect(planReading(many)).toMatchObject({ projects: [id(10)], issues: new Map() });
  });
});

describe('a work item of the API', () => {
  it('becomes a row with times in UTC', () => {
    const wire = {
      id: id(1),
      project: id(2),
      sequence_id: 42,
      name: 'Mend it',
      state: id(3),
      priority: 'none',
      assignees: [],
      labels: [],
      parent: null,
      start_date: null,
      target_date: '2026-12-24',
      point: null,
      sort_order: 1,
      created_at: '2026-11-23T05:18:08+01:00',
      updated_at: '2026-11-23T05:18:08.426283+01:00',
      completed_at: null,
      created_by: id(4),
      description_html: '<p></p>',
    } as const;
    expect(issueOf(wire, 7)).toMatchObject({
      number: 42,
      created_at: '2026-11-23T04:18:08.000000Z',
      updated_at: '2026-11-23T04:18:08.426283Z',
      version: 7,
    });
  });
});
