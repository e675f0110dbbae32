import '../../i18n/late/did';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { stateOfGroup } from '../../store/selectors';
import { stateRef } from '../describe';
import type { Command } from '../types';
import { changed, changeField } from './field';

/** Moves an issue to another state of its project. */
export function changeState(issue: Id, state: Id, expected?: Id): Command {
  return changeField({
    kind: 'changeState',
    issue,
    field: 'state',
    to: state,
    expected,
    title: ({ tables }, _, key) =>
      t('did.changeState', { key, state: tables.states.get(state)?.name ?? '?' }),
    event({ tables }, row) {
      const to = tables.states.get(state);
      const from = tables.states.get(row.state);
      if (!to || to.project !== row.project) return null;
      return changed('IssueStateChanged', from && stateRef(from), stateRef(to));
    },
    back: (before, after) => changeState(issue, before, after),
  });
}

/** Moves an issue to the state that stands for a group in its project; it stays where it is, if that is in the group. */
export function enterGroup(issue: Id, group: string): Command {
  return {
    kind: 'changeState',
    plan(context) {
      const { tables } = context;
      const row = tables.issues.get(issue);
      if (!row || tables.states.get(row.state)?.group === group) return null;
      const state = stateOfGroup(tables, row.project, group);
      return state ? changeState(issue, state.id).plan(context) : null;
    },
  };
}
