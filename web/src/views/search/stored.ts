/** What the copy of the workspace finds at once: issues and pages by their names. */
import type { SearchResult, Wanted } from '../../api/search';
import type { Issue, Page, Tables } from '../../store/rows';
import { fitOfTerms, folded, type Terms, termsOf } from '../palette/match';
import { searchIssues } from '../palette/search';
import { markedParts } from './marked';

/** At most so many pages are shown. */
const MOST_PAGES = 20;

/** What the copy finds, in the form of the server's results: issues before pages, the best first. */
export function storedResults(
  tables: Tables,
  { text, kind, archived }: Wanted,
): readonly SearchResult[] {
  const terms = termsOf(text);
  const issues = kind === null || kind === 'work_item' ? searchIssues(tables, text) : [];
  const pages = kind === null || kind === 'page' ? pagesFor(tables, terms, archived) : [];
  return [
    ...issues.map((issue) => resultOfIssue(tables, issue, terms)),
    ...pages.map((page) => resultOfPage(tables, page, terms)),
  ];
}

/** The server's results, and behind them what the copy has besides: what has the words within others. */
export function withStored(
  answer: readonly SearchResult[],
  stored: readonly SearchResult[],
): readonly SearchResult[] {
  const known = new Set(answer.map(({ id }) => id));
  return [...answer, ...stored.filter(({ id }) => !known.has(id))];
}

/**
 * Whether the copy has nothing to add to the server's results: as long as there are more of those, they belong there,
 * and what a search leaves out can be in texts that the copy does not have.
 */
export function isAlone({ text }: Wanted, hasMore: boolean): boolean {
  return hasMore || termsOf(text).unwanted.length > 0;
}

function pagesFor(tables: Tables, terms: Terms, archived: boolean): readonly Page[] {
  const fits = [...tables.pages.values()].flatMap((page) => {
    if (page.archived_at !== null && !archived) return [];
    const fit = fitOfTerms(folded(page.name), terms);
    return fit === undefined ? [] : [{ page, fit }];
  });
  fits.sort((a, b) => a.fit - b.fit || b.page.updated_at.localeCompare(a.page.updated_at));
  return fits.slice(0, MOST_PAGES).map(({ page }) => page);
}

function resultOfIssue(tables: Tables, issue: Issue, terms: Terms): SearchResult {
  return {
    kind: 'work_item',
    id: issue.id,
    project_id: issue.project,
    project_identifier: tables.projects.get(issue.project)?.identifier ?? null,
    work_item_id: issue.id,
    sequence_id: issue.number,
    name: issue.name,
    is_archived: false,
    updated_at: issue.updated_at,
    name_parts: markedParts(issue.name, terms),
    passage: [],
  };
}

function resultOfPage(tables: Tables, page: Page, terms: Terms): SearchResult {
  return {
    kind: 'page',
    id: page.id,
    project_id: page.project,
    project_identifier: tables.projects.get(page.project ?? '')?.identifier ?? null,
    work_item_id: null,
    sequence_id: null,
    name: page.name,
    is_archived: page.archived_at !== null,
    updated_at: page.updated_at,
    name_parts: markedParts(page.name, terms),
    passage: [],
  };
}
