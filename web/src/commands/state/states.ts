import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Group, Id, State } from '../../store/rows';
import { projectStates } from '../../store/selectors';
import { orderOf, projectEvent, stateRef } from '../describe';
import { changed } from '../issue/field';
import type { Command } from '../types';

/** What a state is made from. */
export interface NewState {
  readonly project: Id;
  readonly name: string;
  readonly colour: string;
  readonly group: Exclude<Group, 'triage'>;
  readonly description?: string;
  readonly sequence?: number;
}

/** What of a state is changed. */
export type StateChange = Partial<
  Pick<State, 'name' | 'colour' | 'description' | 'group' | 'sequence'>
> & { readonly is_default?: true };

/** Makes a state; the handle has its id at once. */
export function createState(wanted: NewState): Command {
  const name = wanted.name.trim();
  return {
    kind: 'createState',
    plan({ tables, newId }) {
      if (name === '' || !tables.projects.has(wanted.project)) return null;
      const id = newId();
      const { project, colour, ...rest } = wanted;
      const last = projectStates(tables, project).reduce((n, row) => Math.max(n, row.sequence), 0);
      const sequence = wanted.sequence ?? last + 15_000;
      return {
        title: t('did.createState', { name }),
        entity: orderOf('project', project),
        issue: null,
        makes: id,
        predicted: [
          projectEvent(project, { type: 'StateCreated', ...rest, id, name, colour, sequence }),
        ],
        request: {
          method: 'POST',
          path: `projects/${project}/states/`,
          body: { ...rest, name, color: colour },
        },
        inverse: deleteState(id),
      };
    },
  };
}

export function changeStateRow(state: Id, change: StateChange): Command {
  return {
    kind: 'changeStateRow',
    plan({ tables }) {
      const row = tables.states.get(state);
      if (!row) return null;
      const events = stateEvents(row, change, projectStates(tables, row.project));
      if (events.length === 0) return null;
      const { colour, is_default, ...rest } = change;
      const former = projectStates(tables, row.project).find((other) => other.is_default);
      return {
        title: t('did.changeStateRow', { name: row.name }),
        entity: orderOf('project', row.project),
        issue: null,
        predicted: events.map((data) => projectEvent(row.project, data)),
        request: {
          method: 'PATCH',
          path: `projects/${row.project}/states/${state}/`,
          body: {
            ...rest,
            ...(colour !== undefined && { color: colour }),
            ...(is_default && { default: true }),
          },
        },
        inverse:
          is_default && former
            ? changeStateRow(former.id, { is_default: true })
            : changeStateRow(state, before(row, change)),
      };
    },
  };
}

function before(row: State, change: StateChange): StateChange {
  const { name, colour, description, group, sequence } = row;
  const all = { name, colour, description, group, sequence };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in change));
}

function stateEvents(row: State, change: StateChange, states: readonly State[]): EventData[] {
  const events: EventData[] = [];
  const state = stateRef(row);
  const note = (type: string, from: unknown, to: unknown) => {
    if (to !== undefined && from !== to) events.push({ ...changed(type, from, to), state });
  };
  note('StateRenamed', row.name, change.name);
  note('StateRecoloured', row.colour, change.colour);
  note('StateDescribed', row.description, change.description);
  note('StateRegrouped', row.group, change.group);
  note('StateReordered', row.sequence, change.sequence);
  if (change.is_default && !row.is_default) {
    for (const other of states.filter((one) => one.is_default)) {
      events.push({ type: 'StateDefaultDropped', state: stateRef(other) });
    }
    events.push({ type: 'StateMadeDefault', state });
  }
  return events;
}

/** Deletes a state without issues. */
export function deleteState(state: Id): Command {
  return {
    kind: 'deleteState',
    plan({ tables }) {
      const row = tables.states.get(state);
      if (!row) return null;
      return {
        title: t('did.deleteState', { name: row.name }),
        entity: orderOf('project', row.project),
        issue: null,
        predicted: [projectEvent(row.project, { type: 'StateDeleted', state: stateRef(row) })],
        request: { method: 'DELETE', path: `projects/${row.project}/states/${state}/` },
        inverse: null,
      };
    },
  };
}
