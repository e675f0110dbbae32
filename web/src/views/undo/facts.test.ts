// @vitest-environment node
import { describe, expect, it } from 'vitest';
import type { UndoFact } from '../../api/undo';
import { emptyTables, id } from '../../store/testing';
import {
  factGroups,
  fieldName,
  hasValues,
  hindrances,
  isAboutSeveral,
  isAnyUndone,
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
  const of = (...outcomes: string[]) =>
    outcomes.map((outcome) => fact({ outcome: outcome as UndoFact['outcome'] }));

  it('begins with what is put back, and ends with what is so already', () => {
    const facts = of('already', 'changed_since', 'undone', 'unheard_of', 'undone', 'left_out');
    const groups = factGroups(facts).map((group) => [group.outcome, group.facts.length]);
    expect(groups).toEqual([
      ['undone', 2],
      ['left_out', 1],
      ['changed_since', 1],
      ['impossible', 1],
      ['already', 1],
    ]);
    expect(factGroups([])).toEqual([]);
  });

  it('is hindered by what has changed since or cannot be put back', () => {
    expect(hindrances(of('undone', 'already', 'left_out'))).toEqual([]);
    expect(hindrances(of('undone', 'changed_since', 'impossible'))).toHaveLength(2);
    expect(isAnyUndone(of('already', 'left_out'))).toBe(false);
    expect(isAnyUndone(of('already', 'undone'))).toBe(true);
  });

  it('names work items where there are several', () => {
    expect(isAboutSeveral([fact(), fact({ field: 'state' })])).toBe(false);
    expect(isAboutSeveral([fact(), fact({ key: 'ENG-8' })])).toBe(true);
  });
});

describe('a fact in words', () => {
  const text = (field: string, value: string | null) => valueText(field, value, emptyTables());

  it('names its field, also one that is not known here', () => {
    expect(fieldName('target_date')).toBe('Due date');
    expect(fieldName('moon_phase')).toBe('moon phase');
    expect(fieldName('LabelCreated')).toBe('Something else');
  });

  it('says what is and will be there, and that nothing is', () => {
    expect(text('priority', 'high')).toBe('High');
    expect(text('priority', null)).toBe('No priority');
    expect(text('state', 'In progress')).toBe('In progress');
    expect(text('labels', null)).toBe('none');
    expect(text('target_date', '2025-12-24')).toBe('Dec 24, 2025');
    expect(text('assignees', id(0xb))).toBe('bob');
    expect(text('relation', 'blocked_by ENG-4')).toBe('Blocked by ENG-4');
    expect(text('access', 'INTERNAL')).toBe('members alone read it');
  });

  it('has no values where those say nothing', () => {
    expect(hasValues(fact())).toBe(true);
    expect(hasValues(fact({ from: null }))).toBe(false);
    expect(hasValues(fact({ field: 'sort_order', from: '65535', to: '7' }))).toBe(false);
  });

  it('is one of the whole thing where that comes back or goes', () => {
    const back = { field: 'deleted', from: null, to: 'Mend' };
    const gone = { field: 'created', from: 'Mend', to: null };
    const comment = { entity: 'comment', field: 'comment' };
    expect(sentenceOfWhole(fact())).toBeNull();
    expect(sentenceOfWhole(fact(back))).toBe('“Mend” comes back');
    expect(sentenceOfWhole(fact({ ...back, outcome: 'already' }))).toBe('“Mend” was deleted');
    expect(sentenceOfWhole(fact(gone))).toBe('“Mend” is deleted again');
    expect(sentenceOfWhole(fact({ ...gone, outcome: 'impossible' }))).toBe('“Mend” was made');
    expect(sentenceOfWhole(fact({ ...comment, from: null, to: 'I see' }))).toBe(
      '“I see” comes back',
    );
    expect(sentenceOfWhole(fact({ ...comment, from: 'I', to: 'I see' }))).toBeNull();
  });
});
