import '../../i18n/late/missing';
import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import { projectByIdentifier } from '../../store/selectors';
import { Missing } from './missing';

/** What the page of a project that shows nothing needs. */
export interface ClosedProjectProps {
  readonly slug: string;
  readonly identifier: string;
}

/** A project that is not there, or not for the reader, or archived: it says which. */
export function ClosedProject({ slug, identifier }: ClosedProjectProps) {
  const project = useTables((tables) => projectByIdentifier(tables, identifier));
  if (!project) {
    return (
      <Missing
        slug={slug}
        title={t('page.projectMissing', { identifier })}
        text={t('page.projectMissingText')}
      />
    );
  }
  const isArchived = project.archived_at !== null;
  return (
    <Missing
      slug={slug}
      title={t(isArchived ? 'page.projectArchived' : 'page.notMember', { name: project.name })}
      text={t(isArchived ? 'page.projectArchivedText' : 'page.notMemberText')}
    >
      {project.role === 'admin' ? (
        <Link
          href={paths.projectSettings(slug, project.identifier)}
          className="button button--outline"
        >
          {t('nav.settings')}
        </Link>
      ) : null}
    </Missing>
  );
}
