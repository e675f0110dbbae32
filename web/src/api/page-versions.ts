import type { Id, Page } from '../store/rows';
import { canonicalTime } from '../store/times';
import { pagePath } from '../sync/reading-page';
import { all, send } from './client';

/** A name and a text that a page had. */
export interface PageVersion {
  readonly number: number;
  readonly name: string;
  readonly at: string;
  readonly by: Id;
}

interface WireVersion {
  readonly version: number;
  readonly name: string;
  readonly last_saved_at: string;
  readonly owned_by: Id;
}

function path(workspace: string, { id, project }: Pick<Page, 'id' | 'project'>): string {
  return `workspaces/${workspace}/${pagePath(id, project)}versions/`;
}

/** What a page was called and said, the latest first. */
export async function pageVersions(
  workspace: string,
  page: Pick<Page, 'id' | 'project'>,
): Promise<PageVersion[]> {
  const { body } = await all<WireVersion>(path(workspace, page));
  return body.map(({ version, name, last_saved_at, owned_by }) => ({
    number: version,
    name,
    at: canonicalTime(last_saved_at),
    by: owned_by,
  }));
}

/** What a page said in a version. */
export async function versionText(
  workspace: string,
  page: Pick<Page, 'id' | 'project'>,
  version: number,
): Promise<string> {
  type Wire = { readonly description_html?: string };
  const { body } = await send<Wire>('GET', `${path(workspace, page)}${version}/`);
  return body.description_html ?? '';
}
