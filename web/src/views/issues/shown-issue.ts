import { useCallback } from 'react';
import { useTables } from '../../store/hooks';
import { pointOf } from '../../store/places';
import type { Cycle, Id, Issue, Label, Member, Module, State, Tables } from '../../store/rows';
import { isBlocked, isClosed, issueKey, NONE, subItems } from '../../store/selectors';

/** An issue with what its row shows of other rows. */
export interface ShownIssue {
  readonly issue: Issue;
  readonly key: string;
  readonly state: State | undefined;
  readonly people: readonly Member[];
  readonly labels: readonly Label[];
  readonly parent: string | null;
  readonly cycle: Cycle | undefined;
  readonly modules: readonly Module[];
  /** What it is estimated with, in words. */
  readonly estimate: string | undefined;
  readonly subs: number;
  readonly subsDone: number;
  /** Whether it waits for another open issue. */
  readonly isBlocked: boolean;
}

/** An issue as rows and cards show it; they are drawn again only when one of its parts changes. */
export function useShownIssue(id: Id): ShownIssue | null {
  return useTables(
    useCallback((tables: Tables) => shown(tables, id), [id]),
    isSame,
  );
}

function shown(tables: Tables, id: Id): ShownIssue | null {
  const issue = tables.issues.get(id);
  if (!issue) return null;
  // Where not all of them are here, they are not counted.
  const subs = tables.isPartial ? NONE : subItems(tables, id);
  return {
    issue,
    key: issueKey(tables, issue),
    state: tables.states.get(issue.state),
    people: issue.assignees.flatMap((person) => tables.members.get(person) ?? []),
    labels: issue.labels.flatMap((label) => tables.labels.get(label) ?? []),
    parent: (issue.parent && tables.issues.get(issue.parent)?.name) ?? null,
    cycle: tables.cycles.get(issue.cycle ?? ''),
    modules: issue.modules.flatMap((module) => tables.modules.get(module) ?? []),
    estimate: pointOf(tables, issue.estimate_point)?.value,
    subs: subs.length,
    subsDone: subs.filter((sub) => isClosed(tables, sub)).length,
    isBlocked: isBlocked(tables, issue),
  };
}

function isSame(a: ShownIssue | null, b: ShownIssue | null): boolean {
  if (!a || !b) return a === b;
  return (
    a.issue === b.issue &&
    a.key === b.key &&
    a.state === b.state &&
    a.parent === b.parent &&
    a.cycle === b.cycle &&
    a.estimate === b.estimate &&
    sameItems(a.modules, b.modules) &&
    a.subs === b.subs &&
    a.subsDone === b.subsDone &&
    a.isBlocked === b.isBlocked &&
    sameItems(a.people, b.people) &&
    sameItems(a.labels, b.labels)
  );
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
