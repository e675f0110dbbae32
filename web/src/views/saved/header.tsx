import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import type { Project, SavedView } from '../../store/rows';
import { PlaceIcon } from '../../ui/place-icon';
import { ViewIcon } from '../../ui/view-icon';
import { PlaceHeader } from '../places/frame';

interface ViewsHeaderProps {
  readonly slug: string;
  /** The project whose views they are; null for those of the workspace. */
  readonly project: Project | null;
  /** The view that the page is of; all of them without. */
  readonly view?: SavedView;
  readonly after?: ReactNode;
  readonly children?: ReactNode;
}

/** The line at the top of the pages of saved views. */
export function ViewsHeader({ slug, project, view, after, children }: ViewsHeaderProps) {
  if (project) {
    return (
      <PlaceHeader
        slug={slug}
        project={project}
        kind="views"
        {...(view && { title: view.name, icon: <ViewIcon view={view} /> })}
        after={after}
      >
        {children}
      </PlaceHeader>
    );
  }
  const all = t('nav.views');
  return (
    <Header
      title={view?.name ?? all}
      documentTitle={view ? `${view.name} · ${all}` : all}
      before={
        <>
          {view ? (
            <Link
              href={paths.views(slug, null)}
              className="header__back flex flex-none items-center gap-2"
            >
              {all}
              <ChevronRight size={14} aria-hidden="true" />
            </Link>
          ) : null}
          <span className="flex-none text-(--text-faint)">
            {view ? <ViewIcon view={view} /> : <PlaceIcon field="view" />}
          </span>
        </>
      }
      after={after}
    >
      {children}
    </Header>
  );
}
