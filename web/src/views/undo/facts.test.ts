// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { UndoFact } from '../../api/undo';
import {
  factGroups,
  fieldName,
  isAboutSeveral,
  isPartly,
  sentenceOfWhole,
  valueText,
} from './facts';

const fact = (part: Partial<UndoFact> = {}): UndoFact => ({
  entity: 'issue',
  entity_id: '7',
  key: 'ENG-7',
  field: 'priority',
  from: 'high',
  to: null,
  outcome: 'undone',
  reason: null,
  changed_by: null,
  changed_at: null,
  ...part,
});

describe('what undoing does', () => {
  it('begins with what is put back, and ends with what is so already', () => {
    const facts = (['already', 'changed_since', 'undone', 'undone'] as const).map((outcome) =>
      fact({ outcome }),
    );
    const groups = factGroups(facts).map((group) => [group.outcome, group.facts.length]);
    expect(groups).toEqual([
      ['undone', 2],
      ['changed_since', 1],
      ['already', 1],
    ]);
    expect(factGroups([])).toEqual([]);
  });

  it('is a part of it where something has changed since, or is gone', () => {
    expect(isPartly([fact(), fact({ outcome: 'already' })])).toBe(false);
    expect(isPartly([fact(), fact({ outcome: 'changed_since' })])).toBe(true);
    expect(isPartly([fact({ outcome: 'gone' })])).toBe(true);
  });

  it('names work items where there are several', () => {
    expect(isAboutSeveral([fact(), fact({ field: 'state' })])).toBe(false);
    expect(isAboutSeveral([fact(), fact({ key: 'ENG-8' })])).toBe(true);
  });
});

describe('a fact in words', () => {
  it('names its field, also one that is not known here', () => {
    expect([fieldName('target_date'), fieldName('moon_phase')]).toEqual(['Due date', 'moon phase']);
  });

  it('says what is and will be there, and that nothing is', () => {
    expect(valueText('priority', 'high')).toBe('High');
    expect(valueText('priority', 'High')).toBe('High');
    expect(valueText('priority', null)).toBe('No priority');
    expect(valueText('state', 'In progress')).toBe('In progress');
    expect(valueText('labels', null)).toBe('none');
    expect(valueText('target_date', '2025-12-24')).toBe('Dec 24, 2025');
  });

  it('is one of the whole thing where that comes back or goes', () => {
    expect(sentenceOfWhole(fact())).toBeNull();
    expect(sentenceOfWhole(fact({ field: 'deleted' }))).toBe('The issue comes back.');
    expect(sentenceOfWhole(fact({ field: 'deleted', entity: 'comment' }))).toBe(
      'The comment comes back.',
    );
    expect(sentenceOfWhole(fact({ field: 'created', outcome: 'gone' }))).toBe('Its creation');
  });
});
