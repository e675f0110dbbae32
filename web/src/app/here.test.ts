import { expect, it } from 'vitest';
import type { Tables } from '../store/rows';
import { beginningAt, projectAt } from './here';

const [eng, ops] = [
  { id: 'p1', identifier: 'ENG', name: 'Engine', role: 'admin', archived_at: null },
  { id: 'p2', identifier: 'Ä-B', name: 'Zoo', role: 'member', archived_at: null },
];
const tables = {
  projects: new Map([
    ['p1', eng],
    ['p2', ops],
  ]),
  cycles: new Map([['c1', { id: 'c1', project: 'p1' }]]),
  modules: new Map(),
  issues: new Map([['i', { id: 'i', project: 'p2', number: 7 }]]),
  // Only what the functions look at.
} as unknown as Tables;

it('knows the project of its page, of its issues and of its settings', () => {
  expect(projectAt(tables, '/w/projects/ENG')?.id).toBe('p1');
  expect(projectAt(tables, '/w/settings/projects/ENG/states')?.id).toBe('p1');
  expect(projectAt(tables, `/w/${encodeURIComponent('Ä-B-7')}`)?.id).toBe('p2');
  expect(projectAt(tables, '/w/ENG-99')).toBeUndefined();
  expect(projectAt(tables, '/w/my-work')).toBeUndefined();
});

it('begins in the project on screen, else in the first', () => {
  expect(beginningAt(tables, '/w/Ä-B-7')).toEqual({ project: 'p2' });
  expect(beginningAt(tables, '/w/my-work')).toEqual({ project: 'p1' });
  expect(beginningAt(tables, '/w/projects/ENG/cycles/c1')).toEqual({ project: 'p1', cycle: 'c1' });
  expect(beginningAt(tables, '/w/projects/ENG/cycles/gone')).toEqual({ project: 'p1' });
});
