import { Settings } from 'lucide-react';
import { useMemo } from 'react';
import { Link } from 'wouter';
import { Header } from '../../app/header';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { Star, Visited } from '../../own/late';
import { useTables } from '../../store/hooks';
import { mayEdit, projectByIdentifier, projectIssues } from '../../store/selectors';
import { late } from '../../ui/late';
import { ProjectMark } from '../../ui/project-mark';
import { ClosedProject } from '../missing/late';
import type { SaveViewProps } from '../saved/save-view';
import type { ServedCountProps } from '../served/served-count';
import { IssuesView, NoIssues } from './issues-view';
import { useView } from './use-view';

const ServedCount = late<ServedCountProps>(
  async () => (await import('../served/served-count')).ServedCount,
);
const SaveView = late<SaveViewProps>(async () => (await import('../saved/save-view')).SaveView);

interface ProjectPageProps {
  readonly slug: string;
  readonly identifier: string;
}

/** The issues of a project. */
export function ProjectPage({ slug, identifier }: ProjectPageProps) {
  const project = useTables((tables) => projectByIdentifier(tables, identifier));
  const isPartial = useTables((tables) => tables.isPartial);
  const count = useTables((tables) => (project ? projectIssues(tables, project.id).length : 0));
  const mayCreate = useTables((tables) => project !== undefined && mayEdit(tables, project.id));
  const [view, setView] = useView();
  const id = project?.id ?? '';
  const scope = useMemo(() => ({ project: id }), [id]);
  if (!project || project.archived_at || !project.role) {
    return <ClosedProject slug={slug} identifier={identifier} />;
  }
  return (
    <>
      <Header
        title={project.name}
        before={<ProjectMark project={project} />}
        after={
          isPartial ? (
            <ServedCount slug={slug} project={project.id} />
          ) : (
            <span className="row__meta">{t('list.count', { count })}</span>
          )
        }
      >
        <Star kind="project" id={project.id} />
        <Visited kind="project" id={project.id} />
        <Link
          href={paths.projectSettings(slug, project.identifier)}
          className="button button--icon"
          aria-label={t('nav.settings')}
          title={t('nav.settings')}
        >
          <Settings aria-hidden="true" />
        </Link>
      </Header>
      <IssuesView
        slug={slug}
        name={t('list.name', { name: project.name })}
        scope={scope}
        view={view}
        onView={setView}
        mayCreate={mayCreate}
        after={(isRefused) => (
          <SaveView slug={slug} project={project} view={view} isRefused={isRefused} />
        )}
        empty={<NoIssues project={project.id} mayCreate={mayCreate} />}
      />
    </>
  );
}
