/** The intake of projects: what was handed in and waits to be sorted. */
import { type Id, STATUS, type Submission, type SubmissionStatus, type Tables } from './rows';
import { derived, grouped, NONE } from './selectors';

const byProject = derived((intake: Tables['intake']) => {
  const groups = grouped(intake.values(), (row) => row.project);
  for (const rows of groups.values()) rows.sort(latestFirst);
  return groups;
});

function latestFirst(a: Submission, b: Submission): number {
  if (a.created_at !== b.created_at) return a.created_at < b.created_at ? 1 : -1;
  return b.number - a.number;
}

/** What is in the intake of a project, the latest first. */
export function projectIntake(tables: Tables, project: Id): readonly Submission[] {
  return byProject(tables.intake).get(project) ?? NONE;
}

/** What has become of a submission by a time: a snoozed one comes back by the clock alone. */
export function statusAt({ status, snoozed_till }: Submission, now: string): SubmissionStatus {
  const isBack = status === STATUS.snoozed && (snoozed_till === null || snoozed_till <= now);
  return isBack ? STATUS.pending : status;
}

/** The parts of the intake, by what is to be done about what is in them. */
export const PARTS = ['pending', 'snoozed', 'closed'] as const;

export type Part = (typeof PARTS)[number];

/** In which part a submission is at a time. */
export function partAt(row: Submission, now: string): Part {
  const status = statusAt(row, now);
  if (status === STATUS.pending) return 'pending';
  return status === STATUS.snoozed ? 'snoozed' : 'closed';
}

/** How many submissions of a project wait to be sorted at a time. */
export function pendingIn(tables: Tables, project: Id, now: string): number {
  return projectIntake(tables, project).filter((row) => partAt(row, now) === 'pending').length;
}

/** When the next snoozed submission of a project comes back after a time; null for none. */
export function nextReturn(tables: Tables, project: Id, now: string): string | null {
  const times = projectIntake(tables, project).flatMap(({ status, snoozed_till }) =>
    status === STATUS.snoozed && snoozed_till !== null && snoozed_till > now ? snoozed_till : [],
  );
  return times.reduce<string | null>((next, at) => (next === null || at < next ? at : next), null);
}

/** Whether the caller may sort what is in the intake of a project. */
export function mayTriage(tables: Tables, project: Id): boolean {
  const row = tables.projects.get(project);
  return row?.role === 'admin' && row.archived_at === null;
}

/** Whether the caller may change what a submission says. */
export function mayEditSubmission(tables: Tables, { project, created_by }: Submission): boolean {
  const row = tables.projects.get(project);
  if (!row?.role || row.archived_at !== null) return false;
  return row.role !== 'guest' || created_by === tables.me;
}

/** Whether the caller may delete a submission: it is theirs, or they are an admin of the project. */
export function mayDeleteSubmission(tables: Tables, row: Submission): boolean {
  return (
    mayTriage(tables, row.project) ||
    (row.created_by === tables.me && mayEditSubmission(tables, row))
  );
}

/** The submission that a key such as `ENG-42` names, in any case. */
export function submissionByKey(tables: Tables, key: string): Submission | undefined {
  const [, identifier = '', number] = /^([^\s]+)-(\d+)$/.exec(key) ?? [];
  return [...tables.intake.values()].find(
    (row) =>
      row.number === Number(number) &&
      tables.projects.get(row.project)?.identifier.toUpperCase() === identifier.toUpperCase(),
  );
}
