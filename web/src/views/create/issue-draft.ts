/** What a new issue is to be: what the form begins with, and what is sent of it. */
import type { DraftBody, Draft as KeptDraft } from '../../api/drafts';
import type { Beginning } from '../../app/dialogs';
import type { NewIssue } from '../../commands';
import { isEmptyHtml } from '../../editor';
import { projectEstimate } from '../../store/places';
import type { Id, Priority, Tables } from '../../store/rows';
import { isOpenCycle } from '../../store/scope';
import { myProjects, projectPeople } from '../../store/selectors';
import { presentTime } from '../../store/times';

/** What was chosen for an issue that is not there yet. */
export interface IssueDraft {
  readonly project: Id | null;
  readonly state: Id | null;
  readonly priority: Priority;
  readonly assignees: readonly Id[];
  readonly labels: readonly Id[];
  readonly start_date: string | null;
  readonly target_date: string | null;
  readonly parent: Id | null;
  readonly cycle: Id | null;
  readonly modules: readonly Id[];
  readonly estimate_point: Id | null;
}

/** What of a form the server may have something to say about. */
export const DRAFT_FIELDS = [
  'project',
  'state',
  'priority',
  'assignees',
  'labels',
  'start_date',
  'target_date',
  'parent',
  'cycle',
  'modules',
  'estimate_point',
] as const satisfies readonly (keyof IssueDraft)[];

/** A field of [`DRAFT_FIELDS`]. */
export type DraftField = (typeof DRAFT_FIELDS)[number];

/** What belongs to one project only. */
export const NOTHING = {
  state: null,
  labels: [],
  assignees: [],
  parent: null,
  cycle: null,
  modules: [],
  estimate_point: null,
} as const;

/** What a form begins with. */
export function begun(tables: Tables, beginning: Beginning): IssueDraft {
  const asked = tables.projects.get(beginning.project ?? '');
  return {
    project: isMine(tables, asked?.id) ? (asked?.id ?? null) : firstProject(tables),
    state: beginning.state ?? null,
    priority: beginning.priority ?? 'none',
    assignees: beginning.assignee ? [beginning.assignee] : [],
    labels: beginning.label ? [beginning.label] : [],
    start_date: null,
    target_date: null,
    parent: beginning.parent ?? null,
    cycle: openCycle(tables, beginning.cycle),
    modules: beginning.module ? [beginning.module] : [],
    estimate_point: beginning.estimate ?? null,
  };
}

/** What a form begins with that goes on with a draft, and what of the draft is there no longer. */
export function reopened(
  tables: Tables,
  draft: KeptDraft,
): { readonly chosen: IssueDraft; readonly gone: readonly DraftField[] } {
  const { priority, start_date, target_date } = draft;
  const kept = { priority, start_date, target_date };
  if (!isMine(tables, draft.project)) {
    const chosen = { ...kept, ...NOTHING, project: firstProject(tables) };
    return { chosen, gone: draft.project ? ['project'] : [] };
  }
  const chosen = { ...kept, project: draft.project, ...present(tables, draft) };
  const gone = DRAFT_FIELDS.filter((field) => sizeOf(chosen[field]) < sizeOf(draft[field]));
  return { chosen, gone };
}

/** What of a draft is in its project still. */
function present(tables: Tables, draft: KeptDraft) {
  const { project } = draft;
  const isHere = (row: { readonly project: Id } | undefined) => row?.project === project;
  const one = (rows: ReadonlyMap<Id, { readonly project: Id }>, id: Id | null) =>
    isHere(rows.get(id ?? '')) ? id : null;
  const people = new Set(projectPeople(tables, project ?? '').map(({ id }) => id));
  const points = projectEstimate(tables, project ?? '')?.points ?? [];
  return {
    state: one(tables.states, draft.state),
    labels: draft.labels.filter((id) => isHere(tables.labels.get(id))),
    assignees: draft.assignees.filter((id) => people.has(id)),
    parent: one(tables.issues, draft.parent),
    cycle: one(tables.cycles, openCycle(tables, draft.cycle ?? undefined)),
    modules: draft.modules.filter((id) => {
      const row = tables.modules.get(id);
      return isHere(row) && row?.archived_at === null;
    }),
    estimate_point: points.find(({ id }) => id === draft.estimate_point)?.id ?? null,
  };
}

function sizeOf(value: Id | null | readonly Id[]): number {
  return typeof value === 'string' ? 1 : (value?.length ?? 0);
}

/** Whether the caller makes issues in a project. */
function isMine(tables: Tables, project: Id | null | undefined): boolean {
  const row = tables.projects.get(project ?? '');
  return row?.archived_at === null && (row.role === 'admin' || row.role === 'member');
}

function firstProject(tables: Tables): Id | null {
  return myProjects(tables).find(({ id }) => isMine(tables, id))?.id ?? null;
}

/** A cycle that still takes issues. */
function openCycle(tables: Tables, id: Id | undefined): Id | null {
  const cycle = tables.cycles.get(id ?? '');
  return cycle && isOpenCycle(cycle, presentTime()) ? cycle.id : null;
}

/** What the command is made from that makes the issue. */
export function wantedOf(draft: IssueDraft): Omit<NewIssue, 'name'> {
  const project: Id = draft.project ?? '';
  return {
    project,
    priority: draft.priority,
    ...(draft.state && { state: draft.state }),
    ...(draft.assignees.length > 0 && { assignees: draft.assignees }),
    ...(draft.labels.length > 0 && { labels: draft.labels }),
    ...(draft.start_date && { start_date: draft.start_date }),
    ...(draft.target_date && { target_date: draft.target_date }),
    ...(draft.parent && { parent: draft.parent }),
    ...(draft.estimate_point && { estimate_point: draft.estimate_point }),
  };
}

/** What is kept of a form as a draft. What the form does not show, the old kind of points, stays as it is. */
export function bodyOf(draft: IssueDraft, name: string, html: string): DraftBody {
  return {
    ...draft,
    assignees: [...draft.assignees],
    labels: [...draft.labels],
    modules: [...draft.modules],
    name: name.trim() || null,
    // The API takes no text for a fault.
    description_html: isEmptyHtml(html) ? '<p></p>' : html,
  };
}

/** Whether a form would keep the same. */
export function isSameBody(a: DraftBody, b: DraftBody): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
