import '../../i18n/late/missing';
import '../../i18n/late/places';
import '../../i18n/late/views';
import './places.css';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import { projectByIdentifier } from '../../store/selectors';
import { CyclePage } from '../cycles/cycle-page';
import { CyclesPage } from '../cycles/cycles-page';
import { Missing } from '../missing/missing';
import { ModulePage } from '../modules/module-page';
import { ModulesPage } from '../modules/modules-page';
import { ViewPage } from '../saved/view-page';
import { ViewsPage } from '../saved/views-page';

/** Which page of cycles, modules or saved views is asked for. */
export interface PlacePagesProps {
  readonly slug: string;
  readonly identifier: string;
  readonly kind: 'cycles' | 'modules' | 'views';
  readonly id?: string | undefined;
}

/** The cycles, modules or saved views of a project, or one of them. */
export function PlacePages({ slug, identifier, kind, id }: PlacePagesProps) {
  const project = useTables((tables) => projectByIdentifier(tables, identifier));
  if (!project?.role || project.archived_at !== null) {
    return (
      <Missing
        slug={slug}
        title={t('page.projectMissing', { identifier })}
        text={t('page.projectMissingText')}
      />
    );
  }
  if (kind === 'cycles') {
    return id ? (
      <CyclePage key={id} slug={slug} project={project} id={id} />
    ) : (
      <CyclesPage key={project.id} slug={slug} project={project} />
    );
  }
  if (kind === 'views') {
    return id ? (
      <ViewPage key={id} slug={slug} project={project} id={id} />
    ) : (
      <ViewsPage key={project.id} slug={slug} project={project} />
    );
  }
  return id ? (
    <ModulePage key={id} slug={slug} project={project} id={id} />
  ) : (
    <ModulesPage key={project.id} slug={slug} project={project} />
  );
}
