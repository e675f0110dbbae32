import '../../i18n/late/drafts';
import type { Published } from '../../api/drafts';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import type { Tables } from '../../store/rows';
import { announce } from '../../ui/announce';
import { notify } from '../../ui/toast';

/** Says which issue a draft has become, and offers to open it. */
export function tellPublished(
  tables: Tables,
  { name, project, sequence_id }: Published,
  go: (path: string) => void,
): void {
  const key = `${tables.projects.get(project)?.identifier}-${sequence_id}`;
  const title = t('drafts.published', { key });
  const run = () => go(paths.issue(tables.workspace.slug, key));
  announce(title);
  notify({ title, text: name, action: { label: t('action.open'), run } });
}
