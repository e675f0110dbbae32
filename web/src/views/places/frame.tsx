import { ChevronRight } from 'lucide-react';
import type { ReactNode } from 'react';
import { Link } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import type { Project } from '../../store/rows';
import { PlaceIcon } from '../../ui/place-icon';
import { ProjectMark } from '../../ui/project-mark';

const FIELDS = { cycles: 'cycle', modules: 'module', views: 'view' } as const;

interface FrameProps {
  readonly slug: string;
  readonly project: Project;
  readonly kind: 'cycles' | 'modules' | 'views';
  /** What the page is of; all of them without. */
  readonly title?: string;
  /** What stands before the title; the sign of the kind without. */
  readonly icon?: ReactNode;
  readonly after?: ReactNode;
  readonly children?: ReactNode;
}

/** The line at the top of the pages of cycles, modules and saved views: where they belong, and what can be done. */
export function PlaceHeader(props: FrameProps) {
  const { slug, project, kind, title, icon, after, children } = props;
  const name = t(`nav.${kind}`);
  return (
    <Header
      title={title ?? name}
      documentTitle={`${title ?? name} · ${project.name}`}
      before={
        <>
          <Link
            href={paths.project(slug, project.identifier)}
            className="header__back flex min-w-0 flex-none items-center gap-2 max-md:max-w-24"
          >
            <ProjectMark project={project} />
            <span className="cut">{project.name}</span>
            <ChevronRight size={14} aria-hidden="true" />
          </Link>
          {title ? (
            <Link
              href={paths.place(slug, project.identifier, kind)}
              className="header__back flex flex-none items-center gap-2 max-md:hidden"
            >
              {name}
              <ChevronRight size={14} aria-hidden="true" />
            </Link>
          ) : null}
          <span className="flex-none text-(--text-faint)">
            {icon ?? <PlaceIcon field={FIELDS[kind]} />}
          </span>
        </>
      }
      after={after}
    >
      {children}
    </Header>
  );
}
