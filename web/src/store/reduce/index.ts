import { collection } from './collection';
import { comment } from './comment';
import { cycle } from './cycle';
import type { Draft } from './draft';
import { issue } from './issue';
import { module } from './module';
import type { Occurred, Reducers } from './occurred';
import { page } from './page';
import { project } from './project';
import { user } from './user';
import { view } from './view';
import { workspace } from './workspace';

/** The reducers of every event that there is, by its name. */
export const REDUCERS: Reducers<Draft> = {
  ...user,
  ...workspace,
  ...project,
  ...issue,
  ...comment,
  ...cycle,
  ...module,
  ...page,
  ...collection,
  ...view,
};

/**
 * Takes an event in. One that this build does not know makes its thing be read again. Events in projects whose content the
 * copy has not are skipped, but for those that take an issue there: readers of the whole log are sent those too.
 */
export function reduce(draft: Draft, event: Occurred): void {
  const isMove = event.data.type === 'IssueMoved';
  if (!isMove && isContent(event) && !draft.knowledge.whole.has(event.project ?? '')) return;
  const reducer = REDUCERS[event.data.type];
  if (reducer) reducer(draft, event);
  else if (reducer === undefined) unknown(draft, event);
}

function unknown(draft: Draft, { entity, entity_id: id, project: of }: Occurred): void {
  if (entity === 'issue' && of) draft.read({ what: 'issue', id, project: of });
  else if (of && isPlace(entity)) draft.read({ what: 'project', id: of });
  else if (entity === 'page') draft.read({ what: 'page', id, project: of });
  else if (entity === 'collection') draft.read({ what: 'collection', id });
  else if (entity === 'view') draft.read({ what: 'view', id, project: of });
  else if (entity === 'project') draft.read({ what: 'project', id });
  else if (entity === 'workspace') draft.read({ what: 'everything' });
}

function isContent({ entity, project, data }: Occurred): boolean {
  if (entity === 'page' || entity === 'view') return project !== null;
  return (
    entity === 'issue' ||
    isPlace(entity) ||
    (entity === 'project' && /^(State|Label|Estimate)[A-Z]/.test(data.type))
  );
}

function isPlace(entity: string): boolean {
  return entity === 'cycle' || entity === 'module';
}
