import '../i18n/late/pages';
import { Archive, FileText } from 'lucide-react';
import { t } from '../i18n';
import { useTables } from '../store/hooks';
import type { Project } from '../store/rows';
import { PlaceIcon } from '../ui/place-icon';
import { paths } from './paths';
import { SideLink } from './side-link';

/** What the links of a project need. */
export interface ProjectLinksProps {
  readonly slug: string;
  readonly project: Project;
}

/** What a project has besides its open issues. */
export function ProjectLinks({ slug, project }: ProjectLinksProps) {
  const { id, identifier, features } = project;
  const hasPages = useTables(
    (tables) =>
      features.includes('pages') || [...tables.pages.values()].some((page) => page.project === id),
  );
  const pages = paths.pages(slug, identifier);
  return (
    <ul className="sidebar__list sidebar__below">
      {(['cycles', 'modules'] as const)
        .filter((kind) => features.includes(kind))
        .map((kind) => {
          const href = paths.place(slug, identifier, kind);
          return (
            <li key={kind}>
              <SideLink href={href} below={`${href}/`}>
                <PlaceIcon field={kind === 'cycles' ? 'cycle' : 'module'} />
                {t(`nav.${kind}`)}
              </SideLink>
            </li>
          );
        })}
      {hasPages ? (
        <li>
          <SideLink href={pages} below={`${pages}/`}>
            <FileText aria-hidden="true" />
            {t('pages.title')}
          </SideLink>
        </li>
      ) : null}
      <li>
        <SideLink href={paths.archived(slug, identifier)}>
          <Archive aria-hidden="true" />
          {t('archive.title')}
        </SideLink>
      </li>
    </ul>
  );
}
