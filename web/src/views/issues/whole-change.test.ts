// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { BulkResult } from '../../api/bulk';
import {
  changeOf,
  questionOf,
  refusalsOf,
  summaryOf,
  type Wanted,
  type WholeProperty,
} from './whole-change';

const set = (
  property: WholeProperty,
  value: string,
  { name = value, isTakenOff = false } = {},
): Wanted => ({ kind: 'set', property, value, name, isTakenOff });

describe('what is done with all that match', () => {
  it.each([
    [set('priority', 'none'), { action: 'update', fields: { priority: 'none' } }],
    [set('state', 's'), { action: 'update', fields: { state: 's' } }],
    [set('dueDate', 'none'), { action: 'update', fields: { target_date: null } }],
    [set('estimate', 'e'), { action: 'update', fields: { estimate_point: 'e' } }],
    [set('label', 'l'), { action: 'update', fields: { labels: { add: ['l'] } } }],
    [
      set('assignee', 'a', { isTakenOff: true }),
      { action: 'update', fields: { assignees: { remove: ['a'] } } },
    ],
    [set('cycle', 'c'), { action: 'add_to_cycle', cycle: 'c' }],
    [set('cycle', 'none'), { action: 'remove_from_cycle' }],
    [set('module', 'm'), { action: 'add_to_module', module: 'm' }],
    [set('module', 'm', { isTakenOff: true }), { action: 'remove_from_module', module: 'm' }],
    [{ kind: 'archive' } as const, { action: 'archive' }],
    [{ kind: 'delete' } as const, { action: 'delete' }],
  ])('is %o in the API', (wanted, change) => {
    expect(changeOf(wanted)).toEqual(change);
  });

  it.each([
    [
      set('priority', 'none', { name: 'No priority' }),
      2,
      'Set the priority of 2 issues to No priority?',
    ],
    [set('dueDate', 'none'), 137, 'Remove the due date of 137 issues?'],
    [set('label', 'l', { name: 'bug' }), 1, 'Add the label bug to 1 issue?'],
    [
      set('label', 'l', { name: 'bug', isTakenOff: true }),
      1200,
      'Take the label bug off 1,200 issues?',
    ],
    [{ kind: 'delete' } as const, 3, 'Delete 3 issues?'],
  ])('is asked about: %o, %i', (wanted, count, question) => {
    expect(questionOf(wanted, count)).toBe(question);
  });
});

describe('what became of them', () => {
  const result = (status: number, body: unknown = null): BulkResult => ({
    id: 'i',
    status,
    position: status < 400 ? 42 : null,
    body,
  });

  it('is how many were changed, and why the others were not', () => {
    const only = { detail: 'Only its creator may delete it.' };
    const summary = summaryOf([
      result(403, only),
      result(200),
      result(400, { errors: null, state: ['It is not a state of the project.'] }),
      result(204),
      result(403, only),
    ]);
    expect(summary).toEqual({
      changed: 2,
      refused: 3,
      reasons: [
        { sentence: 'Only its creator may delete it.', count: 2 },
        { sentence: 'It is not a state of the project.', count: 1 },
      ],
      position: 42,
    });
    expect(refusalsOf(summary)).toBe(
      '3 were refused:\n2 × Only its creator may delete it.\n1 × It is not a state of the project.',
    );
  });

  it('is told without numbers where all have the same reason, and with some of many', () => {
    const refused = (...details: string[]) =>
      refusalsOf(summaryOf(details.map((detail) => result(400, { detail }))));
    expect(refused('No.', 'No.')).toBe('2 were refused:\nNo.');
    expect(refused('A.', 'B.', 'C.', 'D.')).toBe('4 were refused:\n1 × A.\n1 × B.\n1 × C.\n…');
    expect(refusalsOf(summaryOf([result(500)]))).toBe('1 was refused:\nNo reason was given.');
    expect(summaryOf([result(500)]).position).toBeNull();
  });
});
