import '../i18n/late/pages';
import { Archive, FileText, Inbox } from 'lucide-react';
import { useCallback, useEffect, useRef } from 'react';
import { t } from '../i18n';
import { useTables } from '../store/hooks';
import { nextReturn, pendingIn } from '../store/intake';
import type { Project } from '../store/rows';
import { viewsIn } from '../store/views';
import { late } from '../ui/late';
import { PlaceIcon } from '../ui/place-icon';
import { useClock } from '../ui/use-clock';
import type { DropPlacesProps } from './drop-places';
import { useDraggedIssues } from './issue-drag';
import { paths } from './paths';
import { SideLink } from './side-link';

const DropPlaces = late<DropPlacesProps>(async () => (await import('./drop-places')).DropPlaces);

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
  const hasViews = useTables(
    (tables) => features.includes('views') || viewsIn(tables, id).length > 0,
  );
  const pages = paths.pages(slug, identifier);
  const views = paths.views(slug, identifier);
  const dragged = useDraggedIssues();
  const list = useRef<HTMLUListElement>(null);
  const show = useCallback(() => list.current?.scrollIntoView({ block: 'nearest' }), []);
  // Among many projects, the one that is open is in sight.
  useEffect(() => {
    list.current?.parentElement?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <ul ref={list} className="sidebar__list sidebar__below">
      {features.includes('intake') ? <IntakeLink slug={slug} project={project} /> : null}
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
              {dragged.length > 0 ? (
                <ul className="sidebar__list sidebar__below">
                  <DropPlaces kind={kind} project={project} issues={dragged} onShown={show} />
                </ul>
              ) : null}
            </li>
          );
        })}
      {hasViews ? (
        <li>
          <SideLink href={views} below={`${views}/`}>
            <PlaceIcon field="view" />
            {t('nav.views')}
          </SideLink>
        </li>
      ) : null}
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

/** The link to the intake, with how much waits there. */
function IntakeLink({ slug, project: { id, identifier } }: ProjectLinksProps) {
  const tables = useTables((all) => all);
  const now = useClock((at) => nextReturn(tables, id, at));
  const count = pendingIn(tables, id, now);
  const href = paths.intake(slug, identifier);
  return (
    <li>
      <SideLink href={href} below={`${href}/`}>
        <Inbox aria-hidden="true" />
        {t('nav.intake')}
        {count > 0 ? (
          <span className="side-link__end figures">
            <span aria-hidden="true">{count}</span>
            <span className="hidden-text">{t('nav.waiting', { count })}</span>
          </span>
        ) : null}
      </SideLink>
    </li>
  );
}
