import type { Id, Page } from '../store/rows';
import { canonicalTime } from '../store/times';
import { pagePath } from '../sync/reading-page';
import { all, send } from './client';

/** A text that a page had. */
export interface PageVersion {
  readonly id: string;
  readonly at: string;
  readonly by: Id | null;
}

interface WireVersion {
  readonly id: string;
  readonly created_at?: string;
  readonly last_saved_at?: string;
  readonly created_by?: Id | null;
  readonly owned_by?: Id | null;
}

function path(workspace: string, { id, project }: Pick<Page, 'id' | 'project'>): string {
  return `workspaces/${workspace}/${pagePath(id, project)}versions/`;
}

/** The texts that a page had, the latest first. */
export async function pageVersions(
  workspace: string,
  page: Pick<Page, 'id' | 'project'>,
): Promise<PageVersion[]> {
  const { body } = await all<WireVersion>(path(workspace, page));
  return body
    .map((wire) => ({
      id: wire.id,
      at: canonicalTime(wire.last_saved_at ?? wire.created_at ?? ''),
      by: wire.owned_by ?? wire.created_by ?? null,
    }))
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** What a page said in a version. */
export async function versionText(
  workspace: string,
  page: Pick<Page, 'id' | 'project'>,
  version: string,
): Promise<string> {
  type Wire = { readonly description_html?: string };
  const { body } = await send<Wire>('GET', `${path(workspace, page)}${version}/`);
  return body.description_html ?? '';
}
