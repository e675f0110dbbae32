/** Finding issues in the copy of the workspace. */
import type { Issue, Tables } from '../../store/rows';
import { isClosed, issueKey } from '../../store/selectors';
import { fitOfTerms, folded, termsOf } from './match';

/** At most so many issues are shown. */
export const MOST_ISSUES = 20;

const names = new WeakMap<Issue, string>();

function nameOf(issue: Issue): string {
  let name = names.get(issue);
  if (name === undefined) {
    name = folded(issue.name);
    names.set(issue, name);
  }
  return name;
}

/** The issues that a query finds by key, number or words of the name: the best, then the latest, first. */
export function searchIssues(tables: Tables, query: string): readonly Issue[] {
  const terms = termsOf(query);
  const only = terms.wanted.length === 1 ? terms.wanted[0] : undefined;
  if (terms.wanted.length === 0) return [];
  const hits: { issue: Issue; fit: number }[] = [];
  for (const issue of tables.issues.values()) {
    const byKey = only === undefined ? undefined : keyFit(tables, issue, only);
    const fit = byKey ?? fitOfTerms(nameOf(issue), terms);
    if (fit !== undefined) hits.push({ issue, fit: fit + (isClosed(tables, issue) ? 0.5 : 0) });
  }
  hits.sort((a, b) => a.fit - b.fit || (a.issue.updated_at < b.issue.updated_at ? 1 : -1));
  return hits.slice(0, MOST_ISSUES).map(({ issue }) => issue);
}

/** A key or number as it stands comes before everything; the beginning of one before names. */
function keyFit(tables: Tables, issue: Issue, word: string): number | undefined {
  const number = /^#?(\d+)$/.exec(word)?.[1];
  if (number !== undefined) return String(issue.number) === number ? -2 : undefined;
  if (!/^[^\s]+-\d*$/.test(word)) return undefined;
  const key = folded(issueKey(tables, issue));
  if (key === word) return -2;
  return key.startsWith(word) ? -1 : undefined;
}
