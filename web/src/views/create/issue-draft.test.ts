// @vitest-environment node
import { expect, test } from 'vitest';
import type { Draft } from '../../api/drafts';
import { id, Log, ME } from '../../store/testing';
import { begun, bodyOf, isSameBody, reopened } from './issue-draft';

const PROJECT = id(2);
const GONE = id(0xdead);

const draft = (more: Partial<Draft> = {}): Draft => ({
  id: id(0xd),
  workspace: id(1),
  project: PROJECT,
  name: 'Leak',
  description_html: '<p>Below</p>',
  priority: 'high',
  state: id(4),
  assignees: [ME],
  labels: [id(6)],
  parent: id(0x77),
  start_date: '2026-12-01',
  target_date: '2026-12-24',
  point: 3,
  estimate_point: null,
  cycle: null,
  modules: [],
  created_at: '2026-01-01T00:00:00Z',
  updated_at: '2026-01-01T00:00:00Z',
  ...more,
});

function tables() {
  const log = new Log();
  log.project();
  log.issue(0x77);
  return log.tables;
}

test('a draft is opened with everything that it had, and is the same if nothing is changed', () => {
  const kept = draft();
  const { chosen, gone } = reopened(tables(), kept);
  expect(gone).toEqual([]);
  const body = bodyOf(chosen, kept.name ?? '', kept.description_html);
  const { id: _, workspace, point, created_at, updated_at, ...rest } = kept;
  expect(body).toEqual(rest);
  expect(isSameBody(body, bodyOf(chosen, 'Leak ', kept.description_html))).toBe(true);
  expect(isSameBody(body, bodyOf({ ...chosen, priority: 'low' }, 'Leak', '<p>Below</p>'))).toBe(
    false,
  );
});

test('what of a draft is there no longer is left out and told', () => {
  const kept = draft({
    state: GONE,
    labels: [id(6), GONE],
    assignees: [GONE],
    parent: GONE,
    cycle: GONE,
    modules: [GONE],
    estimate_point: GONE,
  });
  const { chosen, gone } = reopened(tables(), kept);
  expect(gone).toEqual([
    'state',
    'assignees',
    'labels',
    'parent',
    'cycle',
    'modules',
    'estimate_point',
  ]);
  expect(chosen).toMatchObject({ project: PROJECT, state: null, labels: [id(6)], assignees: [] });
});

test('a draft of a project that is not there is opened for the first one, without what was in its own', () => {
  const { chosen, gone } = reopened(tables(), draft({ project: GONE }));
  expect(gone).toEqual(['project']);
  expect(chosen).toMatchObject({ project: PROJECT, priority: 'high', labels: [], parent: null });
  expect(chosen.target_date).toBe('2026-12-24');
  expect(reopened(tables(), draft({ project: null, labels: [] })).gone).toEqual([]);
});

test('nothing written is kept as nothing', () => {
  const body = bodyOf(begun(tables(), { project: PROJECT }), '  ', '');
  expect(body).toMatchObject({ project: PROJECT, name: null, description_html: '<p></p>' });
});
