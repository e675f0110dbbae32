import '../../i18n/late/commands';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Issue, Project, State, Tables } from '../../store/rows';
import { issueKey, projectLabels, projectStates } from '../../store/selectors';
import { issueEvent, issuePath, labelRef, namedRef, orderOf, stateRef } from '../describe';
import type { Command } from '../types';
import { changed } from './field';
import { allBelow } from './remove';

/** Moves an issue to another project, with all that is below it; its number there comes with the answer. */
export function moveIssue(issue: Id, project: Id): Command {
  return {
    kind: 'moveIssue',
    plan({ tables }) {
      const row = tables.issues.get(issue);
      const to = tables.projects.get(project);
      if (!row || !to || row.project === project) return null;
      const moves = [row, ...allBelow(tables, issue)].map((one) => ({
        row: { id: one.id, project },
        events: arrival(tables, one, to, one === row),
      }));
      return {
        title: t('did.moveIssue', { key: issueKey(tables, row), project: to.name }),
        entity: orderOf('issue', issue),
        issue,
        predicted: moves.flatMap(({ row: moved, events }) =>
          events.map((data) => issueEvent(moved, data)),
        ),
        request: {
          method: 'POST',
          path: `${issuePath(row)}move/`,
          body: { project_id: project },
        },
        inverse: moveIssue(issue, row.project),
      };
    },
  };
}

/** What is expected of an issue that comes into a project, as `command-api/src/issues/equivalents.rs` decides it. */
function arrival(tables: Tables, row: Issue, to: Project, isTop: boolean): readonly EventData[] {
  const from = { project: row.project, number: row.number, key: issueKey(tables, row) };
  const moved = {
    type: 'IssueMoved',
    from,
    to: { project: to.id, number: 0, key: `${to.identifier}-…` },
  };
  const state = tables.states.get(row.state);
  const target = state && equivalent(tables, to.id, state);
  const labels = row.labels.flatMap((id) => tables.labels.get(id) ?? []);
  const kept = projectLabels(tables, to.id).filter(({ name }) =>
    labels.some((label) => isSame(label.name, name)),
  );
  const cycle = row.cycle && { id: row.cycle, name: tables.cycles.get(row.cycle)?.name ?? '' };
  return [
    moved,
    ...(isTop && row.parent ? [{ type: 'IssueParentChanged' }] : []),
    ...(target ? [changed('IssueStateChanged', stateRef(state), stateRef(target))] : []),
    ...labels.map((label) => ({ type: 'IssueLabelRemoved', label: labelRef(label) })),
    ...kept.map((label) => ({ type: 'IssueLabelAdded', label: labelRef(label) })),
    ...(cycle ? [changed('IssueCycleChanged', cycle, null)] : []),
    ...row.modules.map((id) => ({
      type: 'IssueModuleRemoved',
      module: namedRef(tables.modules.get(id) ?? { id, name: '' }),
    })),
    ...(row.estimate_point ? [{ type: 'IssueEstimateChanged' }] : []),
  ];
}

/** The state that stands for one of another project: of its name and group, else the first choice of the group, else any. */
function equivalent(tables: Tables, project: Id, state: State): State | undefined {
  const states = projectStates(tables, project);
  const group = states.filter((one) => one.group === state.group);
  return (
    group.find(({ name }) => isSame(name, state.name)) ??
    group.find(({ is_default }) => is_default) ??
    group[0] ??
    states.find(({ is_default }) => is_default) ??
    states[0]
  );
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase();
}
