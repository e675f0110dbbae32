import '../../i18n/late/did';
import { t } from '../../i18n';
import type { EventData } from '../../store/events';
import type { Id, Label } from '../../store/rows';
import { projectLabels } from '../../store/selectors';
import { labelRef, orderOf, projectEvent } from '../describe';
import { changed } from '../issue/field';
import type { Command } from '../types';

/** What a label is made from. */
export interface NewLabel {
  readonly project: Id;
  readonly name: string;
  readonly colour?: string;
  readonly description?: string;
  readonly parent?: Id | null;
}

/** What of a label is changed. */
export type LabelChange = Partial<
  Pick<Label, 'name' | 'colour' | 'description' | 'parent' | 'sort_order'>
>;

/** Makes a label; the handle has its id at once. */
export function createLabel(wanted: NewLabel): Command {
  const name = wanted.name.trim();
  return {
    kind: 'createLabel',
    plan({ tables, newId }) {
      if (name === '' || !tables.projects.has(wanted.project)) return null;
      const id = newId();
      const parent = wanted.parent ? tables.labels.get(wanted.parent) : undefined;
      const last = projectLabels(tables, wanted.project).reduce(
        (n, row) => Math.max(n, row.sort_order),
        55_535,
      );
      const { project, colour, ...rest } = wanted;
      return {
        title: t('did.createLabel', { name }),
        entity: orderOf('project', project),
        issue: null,
        makes: id,
        predicted: [
          projectEvent(project, {
            type: 'LabelCreated',
            id,
            name,
            sort_order: last + 10_000,
            ...(colour && { colour }),
            ...(wanted.description && { description: wanted.description }),
            ...(parent && { parent: labelRef(parent) }),
          }),
        ],
        request: {
          method: 'POST',
          path: `projects/${project}/labels/`,
          body: { ...rest, name, ...(colour && { color: colour }) },
        },
        inverse: deleteLabel(id),
      };
    },
  };
}

export function changeLabel(label: Id, change: LabelChange): Command {
  return {
    kind: 'changeLabel',
    plan({ tables }) {
      const row = tables.labels.get(label);
      if (!row) return null;
      const events = labelEvents(row, change, tables.labels);
      if (events.length === 0) return null;
      const { colour, ...rest } = change;
      return {
        title: t('did.changeLabel', { name: row.name }),
        entity: orderOf('project', row.project),
        issue: null,
        predicted: events.map((data) => projectEvent(row.project, data)),
        request: {
          method: 'PATCH',
          path: `projects/${row.project}/labels/${label}/`,
          body: { ...rest, ...(colour !== undefined && { color: colour }) },
        },
        inverse: changeLabel(label, before(row, change)),
      };
    },
  };
}

function before(row: Label, change: LabelChange): LabelChange {
  const { name, colour, description, parent, sort_order } = row;
  const all = { name, colour, description, parent, sort_order };
  return Object.fromEntries(Object.entries(all).filter(([field]) => field in change));
}

function labelEvents(row: Label, change: LabelChange, labels: ReadonlyMap<Id, Label>): EventData[] {
  const events: EventData[] = [];
  const label = labelRef(row);
  const note = (type: string, from: unknown, to: unknown) => {
    if (to !== undefined && from !== to) events.push({ ...changed(type, from, to), label });
  };
  const ref = (id: Id | null | undefined) => {
    const other = id ? labels.get(id) : undefined;
    return other ? labelRef(other) : id;
  };
  note('LabelRenamed', row.name, change.name);
  note('LabelRecoloured', row.colour, change.colour);
  note('LabelDescribed', row.description, change.description);
  if (change.parent !== row.parent) note('LabelMoved', ref(row.parent), ref(change.parent));
  note('LabelReordered', row.sort_order, change.sort_order);
  return events;
}

/** Deletes a label with those below it; issues lose it. */
export function deleteLabel(label: Id): Command {
  return {
    kind: 'deleteLabel',
    plan({ tables }) {
      const row = tables.labels.get(label);
      if (!row) return null;
      const below = labelsBelow(projectLabels(tables, row.project), label);
      return {
        title: t('did.deleteLabel', { name: row.name }),
        entity: orderOf('project', row.project),
        issue: null,
        predicted: [
          projectEvent(row.project, {
            type: 'LabelDeleted',
            label: labelRef(row),
            ...(below.length > 0 && { with: below.map(labelRef) }),
          }),
        ],
        request: { method: 'DELETE', path: `projects/${row.project}/labels/${label}/` },
        inverse: null,
      };
    },
  };
}

function labelsBelow(labels: readonly Label[], above: Id): Label[] {
  const below: Label[] = [];
  for (const todo = [above]; todo.length > 0; ) {
    const at = todo.pop();
    for (const row of labels) {
      if (row.parent !== at || below.includes(row) || row.id === above) continue;
      below.push(row);
      todo.push(row.id);
    }
  }
  return below;
}
