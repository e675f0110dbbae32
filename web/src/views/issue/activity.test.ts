import { expect, test } from 'vitest';
import type { ActivityRow } from '../../api/details';
import type { Tables } from '../../store/rows';
import { sentenceOf } from './activity';

const members = new Map([
  ['ada', { id: 'ada', display_name: 'Ada' }],
  ['bob', { id: 'bob', display_name: 'Bob' }],
]);
const tables = { members } as unknown as Tables;

const line = (part: Partial<ActivityRow>): ActivityRow => ({
  id: '1',
  actor: 'ada',
  verb: 'updated',
  field: null,
  old_value: null,
  new_value: null,
  old_identifier: null,
  new_identifier: null,
  comment: '',
  created_at: '2026-11-29T12:00:00Z',
  ...part,
});

test.each([
  [{ verb: 'created' }, 'Ada created the issue'],
  [{ field: 'issue', verb: 'deleted' }, 'Ada deleted the issue'],
  [{ field: 'issue', verb: 'created' }, 'Ada brought the issue back'],
  [{ field: 'state', old_value: 'Todo', new_value: 'Done' }, 'Ada moved it from Todo to Done'],
  [{ field: 'state', new_value: 'Done' }, 'Ada moved it to Done'],
  [
    { field: 'priority', old_value: 'none', new_value: 'urgent' },
    'Ada changed the priority from No priority to Urgent',
  ],
  [{ field: 'assignees', new_identifier: 'bob' }, 'Ada assigned Bob'],
  [{ field: 'assignees', new_identifier: 'ada' }, 'Ada took it on'],
  [{ field: 'assignees', old_identifier: 'gone', old_value: 'x' }, 'Ada unassigned Someone'],
  [{ field: 'target_date', new_value: '2025-12-24' }, 'Ada set the due date to Dec 24, 2025'],
  [{ field: 'intake', verb: '1' }, 'Ada accepted it from the intake'],
  [{ field: 'intake', verb: '-2' }, 'Ada put it back into the intake'],
  [{ field: 'cycles', new_value: 'Sprint 1' }, 'Ada put it into the cycle Sprint 1'],
  [
    { field: 'cycles', old_value: 'Sprint 1', new_value: 'Sprint 2' },
    'Ada moved it from the cycle Sprint 1 to Sprint 2',
  ],
  [{ field: 'modules', old_value: 'Hull' }, 'Ada took it out of the module Hull'],
  [{ field: 'estimate_points', new_value: '5' }, 'Ada estimated it with 5'],
  [{ field: 'estimate_points', verb: 'removed', old_value: '5' }, 'Ada removed the estimate 5'],
  [{ field: 'archived_at', new_value: 'manual_archive' }, 'Ada archived it'],
  [{ field: 'archived_at', new_value: 'restore', old_value: 'archive' }, 'Ada restored it'],
  [{ field: 'blocked_by', new_value: 'ENG-2' }, 'Ada said that it is blocked by ENG-2'],
  [{ field: 'duplicate', verb: 'deleted', old_value: 'ENG-2' }, 'Ada ended the relation to ENG-2'],
  [{ field: 'page', verb: 'created', new_value: 'Plan' }, 'Ada linked the page Plan'],
  [{ field: 'comment', verb: 'created' }, null],
  [{ field: 'comment', verb: 'deleted' }, 'Ada deleted a comment'],
  [{ field: 'sprint', comment: 'moved it to', new_value: '7' }, 'Ada moved it to 7'],
  [
    { actor: '00000000-0000-0000-0000-000000000000', field: 'state', new_value: 'Done' },
    'Tidemark moved it to Done',
  ],
])('%o is told', (part, sentence) => {
  expect(sentenceOf(line(part), tables)).toBe(sentence);
});
