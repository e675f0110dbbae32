// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { id, Log, ME } from '../testing';

const OTHER = id(0xb);

/** Somebody else's issue 7 with the caller on it, and their issue 8, which blocks it. */
function log(): Log {
  const log = new Log();
  log.project();
  log.issue(7, { created_by: OTHER, assignees: [ME] });
  log.issue(8, { created_by: OTHER });
  const data = { type: 'IssueRelationAdded', relation: 'blocked_by', project: id(2) };
  log.append('issue', id(7), { ...data, with: { id: id(8), key: 'ENG-8' } });
  return log;
}

/** Makes the caller a guest. */
function demote(log: Log): void {
  const data = { type: 'ProjectMemberRoleChanged', membership: id(513), user: ME, to: 'guest' };
  log.append('project', id(2), data);
}

const assignee = (log: Log, type: string) => log.append('issue', id(7), { type, user: ME });
const switched = (log: Log, on: boolean) =>
  log.append('project', id(2), { type: 'ProjectFeatureSwitched', feature: 'guests_see_all', on });
const shown = ({ tables }: Log) => [...tables.issues.keys()];

describe('a guest', () => {
  it('keeps the issues that they created or work on', () => {
    const of = log();
    demote(of);
    expect([shown(of), of.tables.relations.size]).toEqual([[id(7)], 0]);
  });

  it('keeps all where the project shows them', () => {
    const of = log();
    switched(of, true);
    demote(of);
    expect(shown(of)).toEqual([id(7), id(8)]);
    expect(of.unread).toEqual([]);
    switched(of, false);
    expect(shown(of)).toEqual([id(7)]);
    switched(of, true);
    expect(of.unread).toEqual([{ what: 'project', id: id(2) }]);
  });

  it('loses an issue that they work on no more, and has one read that they come to work on', () => {
    const of = log();
    demote(of);
    assignee(of, 'IssueAssigneeRemoved');
    expect(shown(of)).toEqual([]);
    assignee(of, 'IssueAssigneeAdded');
    expect(of.unread).toEqual([{ what: 'project', id: id(2) }]);
  });

  it('keeps of the issues that come from another project their own', () => {
    const of = log();
    of.project(0x12);
    const data = { membership: id(0x1201), user: ME, to: 'guest' };
    of.append('project', id(0x12), { type: 'ProjectMemberRoleChanged', ...data });
    for (const n of [7, 8]) {
      const address = (project: number) => ({ project: id(project), number: n, key: `P-${n}` });
      const moved = { type: 'IssueMoved', from: address(2), to: address(0x12) };
      of.append('issue', id(n), moved, { project: id(0x12) });
    }
    expect([shown(of), of.tables.relations.size]).toEqual([[id(7)], 0]);
    expect(of.unread).toEqual([]);
  });

  it('is not shown what others create', () => {
    const of = log();
    demote(of);
    of.issue(9, { created_by: OTHER });
    of.issue(10);
    expect(shown(of)).toEqual([id(7), id(10)]);
  });

  it('who becomes a member has the rest read', () => {
    const of = log();
    demote(of);
    const data = { type: 'ProjectMemberRoleChanged', membership: id(513), user: ME, to: 'member' };
    of.append('project', id(2), data);
    expect(of.unread).toEqual([{ what: 'project', id: id(2) }]);
  });
});

describe('a member', () => {
  it('keeps an issue that they work on no more', () => {
    const of = log();
    assignee(of, 'IssueAssigneeRemoved');
    assignee(of, 'IssueAssigneeAdded');
    expect([shown(of), of.unread]).toEqual([[id(7), id(8)], []]);
  });
});
