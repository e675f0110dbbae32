import '../../i18n/late/missing';
import '../../i18n/late/places';
import '../../i18n/late/views';
import '../places/places.css';
import type { Id } from '../../store/rows';
import { ViewPage } from './view-page';
import { ViewsPage } from './views-page';

/** Which of the workspace's saved views is asked for; all of them without. */
export interface WorkspaceViewsProps {
  readonly slug: string;
  readonly id: Id | null;
}

/** The saved views of the workspace, or one of them. */
export function WorkspaceViews({ slug, id }: WorkspaceViewsProps) {
  if (id === null) return <ViewsPage slug={slug} project={null} />;
  return <ViewPage key={id} slug={slug} project={null} id={id} />;
}
