// @vitest-environment node
import { describe, expect, it } from 'vitest';
import { overlay } from '../store/overlay';
import { noKnowledge } from '../store/reduce/draft';
import { STATUS } from '../store/rows';
import { id, Log } from '../store/testing';
import {
  acceptSubmission,
  createSubmission,
  declineSubmission,
  deleteSubmission,
  markDuplicate,
  putBackSubmission,
  renameSubmission,
  snoozeSubmission,
} from './intake';
import type { Command, Context } from './types';

const NOW = '2026-12-01T08:00:00.000000Z';
const TILL = '2026-12-02T08:00:00.000000Z';
const intakePath = `projects/${id(2)}/intake-issues/`;

function submitted(): Log {
  const log = new Log();
  log.project();
  log.issue(9);
  log.append('issue', id(7), {
    type: 'IssueCreated',
    id: id(7),
    project: id(2),
    number: 7,
    key: 'ENG-7',
    name: 'Leak',
    priority: 'none',
    state: { id: id(0x99), name: 'Triage', group: 'triage' },
    sort_order: 7,
  });
  log.append('issue', id(7), { type: 'IssueSubmitted', intake: id(0x77), source: 'IN_APP' });
  return log;
}

function contextOf(log: Log): Context {
  return { tables: log.tables, now: NOW, key: 'k', newId: (n = 0) => id(0x500 + n) };
}

/** What a command sends, what the tables are with it, and with its inverse after it. */
function given(log: Log, command: Command) {
  const context = contextOf(log);
  const plan = command.plan(context);
  if (!plan) throw new Error('there is nothing to do');
  const knowledge = { ...noKnowledge(), whole: new Set([id(2)]) };
  const expected = (events: typeof plan.predicted) => ({
    key: 'k',
    command: id(0x600),
    at: NOW,
    position: null,
    events,
  });
  const shown = overlay(log.tables, knowledge, [expected(plan.predicted)]);
  const back = plan.inverse?.plan({ ...context, tables: shown });
  const undone = back && overlay(shown, knowledge, [expected(back.predicted)]);
  return { plan, shown, undone };
}

describe('handing in', () => {
  it('shows it at once, with the ids that the server will give it', () => {
    const log = submitted();
    const wanted = { project: id(2), name: ' Pump ', description_html: '<p>It leaks</p>' };
    const { plan, shown } = given(log, createSubmission(wanted));
    expect(plan.request).toEqual({
      method: 'POST',
      path: intakePath,
      body: { issue: { name: 'Pump', description_html: '<p>It leaks</p>' } },
    });
    expect(plan.makes).toBe(id(0x500));
    expect(shown.intake.get(id(0x500))).toMatchObject({ name: 'Pump', intake: id(0x501) });
    expect(shown.issues.size).toBe(1);
  });

  it('needs a name', () => {
    const command = createSubmission({ project: id(2), name: '  ' });
    expect(command.plan(contextOf(submitted()))).toBeNull();
  });
});

describe('sorting', () => {
  it('accepts into the first state of the project, for good', () => {
    const log = submitted();
    const { plan, shown } = given(log, acceptSubmission(id(7)));
    expect(plan.request).toEqual({
      method: 'PATCH',
      path: `${intakePath}${id(7)}/status/`,
      body: { status: 1 },
    });
    expect(plan.inverse).toBeNull();
    expect(shown.intake.size).toBe(0);
    const state = shown.states.get(shown.issues.get(id(7))?.state ?? '');
    expect(state?.is_default).toBe(true);
  });

  it.each([
    ['declines', declineSubmission(id(7)), { status: -1 }],
    ['snoozes', snoozeSubmission(id(7), TILL), { status: 0, snoozed_till: TILL }],
    ['finds the same', markDuplicate(id(7), id(9)), { status: 2, duplicate_to: id(9) }],
  ])('%s, and takes it back', (_, command, body) => {
    const { plan, shown, undone } = given(submitted(), command);
    expect(plan.request.body).toEqual(body);
    expect(shown.intake.get(id(7))).toMatchObject(body);
    expect(undone?.intake.get(id(7))).toMatchObject({ status: STATUS.pending, snoozed_till: null });
  });

  it('does nothing that is so already', () => {
    const log = submitted();
    expect(putBackSubmission(id(7)).plan(contextOf(log))).toBeNull();
    expect(markDuplicate(id(7), id(7)).plan(contextOf(log))).toBeNull();
    log.append('issue', id(7), { type: 'IssueDeclined', from: 'pending' });
    expect(declineSubmission(id(7)).plan(contextOf(log))).toBeNull();
  });

  it('puts back what it was before', () => {
    const log = submitted();
    log.append('issue', id(7), { type: 'IssueSnoozed', from: 'pending', until: TILL });
    const { plan, shown, undone } = given(log, putBackSubmission(id(7)));
    expect(plan.request.body).toEqual({ status: -2 });
    expect(shown.intake.get(id(7))?.status).toBe(STATUS.pending);
    expect(undone?.intake.get(id(7))).toMatchObject({ status: 0, snoozed_till: TILL });
  });
});

describe('what was handed in', () => {
  it('is renamed and deleted by its own path', () => {
    const log = submitted();
    const renamed = given(log, renameSubmission(id(7), 'Leaks'));
    expect(renamed.plan.request).toEqual({
      method: 'PATCH',
      path: `${intakePath}${id(7)}/`,
      body: { issue: { name: 'Leaks' } },
    });
    expect(renamed.shown.intake.get(id(7))?.name).toBe('Leaks');
    const { plan, shown } = given(log, deleteSubmission(id(7)));
    expect(plan.request).toEqual({ method: 'DELETE', path: `${intakePath}${id(7)}/` });
    expect(shown.intake.size).toBe(0);
  });
});
