/** How a search stands in the address of its page, and where its results lead. */
import { KINDS, type SearchResult, type Wanted } from '../../api/search';
import { paths } from '../../app/paths';
import type { Tables } from '../../store/rows';

/** The search that a query string describes; what it says wrongly is left out. */
export function parseSearch(search: string): Wanted {
  const params = new URLSearchParams(search);
  return {
    text: params.get('q') ?? '',
    kind: KINDS.find((kind) => kind === params.get('kind')) ?? null,
    archived: params.get('archived') === 'true',
  };
}

/** The query string of a search, without `?`. */
export function formatSearch({ text, kind, archived }: Wanted): string {
  const params = new URLSearchParams();
  if (text !== '') params.set('q', text);
  if (kind) params.set('kind', kind);
  if (archived) params.set('archived', 'true');
  return params.toString();
}

/** What a result is called beside its name: the key of its work item, null for a page. */
export function keyOf(result: SearchResult): string | null {
  const { project_identifier, sequence_id } = result;
  if (project_identifier === null || sequence_id === null) return null;
  return sequence_id > 0 ? `${project_identifier}-${sequence_id}` : `${project_identifier}-…`;
}

/** The page that shows a result; archived work items are on the page of their project's archive. */
export function addressOf(tables: Tables, result: SearchResult): string {
  const { slug } = tables.workspace;
  const { kind, id, project_id, is_archived } = result;
  const known = tables.projects.get(project_id ?? '')?.identifier;
  const identifier = known ?? result.project_identifier;
  if (kind === 'page') return paths.page(slug, identifier, id);
  if (is_archived && identifier !== null) return paths.archived(slug, identifier);
  const key = keyOf({ ...result, project_identifier: identifier });
  const issue = paths.issue(slug, key ?? '');
  return kind === 'comment' ? `${issue}#comment-${id}` : issue;
}
