/** Whether the caller sees what a filter names. */
import { pointOf } from '../store/places';
import type { Tables } from '../store/rows';
import type { Filter, SetField } from './types';

/** Whether all things that a filter names are in the copy: what is not is deleted, or not for the caller. */
export function isKnown(tables: Tables, filter: Filter | null): boolean {
  if (!filter) return true;
  if ('all' in filter) return filter.all.every((one) => isKnown(tables, one));
  if ('any' in filter) return filter.any.every((one) => isKnown(tables, one));
  if ('not' in filter) return isKnown(tables, filter.not);
  if (!('values' in filter)) return true;
  const { field, values } = filter;
  return values.every((value) => value === 'none' || isThere(tables, field, value));
}

function isThere(tables: Tables, field: SetField, value: string): boolean {
  switch (field) {
    case 'state_group':
    case 'priority':
      return true;
    case 'project':
      return tables.projects.get(value)?.role != null;
    case 'state':
    case 'label':
    case 'cycle':
    case 'module':
      return tables[`${field}s`].has(value);
    case 'parent':
      return tables.isPartial || tables.issues.has(value);
    case 'assignee':
    case 'created_by':
      return tables.members.has(value);
    case 'estimate':
      return pointOf(tables, value) !== undefined;
  }
}
