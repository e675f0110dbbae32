import { FastForward } from 'lucide-react';
import { type ReactNode, useMemo } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { Star, Visited } from '../../own/late';
import type { Filter } from '../../query';
import { useTables } from '../../store/hooks';
import { projectEstimate } from '../../store/places';
import type { Cycle, Id, Project } from '../../store/rows';
import { issuesIn } from '../../store/scope';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { IssuesView } from '../issues/issues-view';
import { useView } from '../issues/use-view';
import { AddFirst, AddIssues } from '../places/add-issues';
import { BurnDown } from '../places/burn-down';
import { PlaceHeader } from '../places/frame';
import { NotThere } from '../places/not-there';
import { Progress } from '../places/scope-bar';
import { Shares } from '../places/shares';
import { useTab } from '../places/tabs';
import { leftOf, useScope } from '../places/use-scope';
import { useCycleActions } from './actions';
import { useMinutes } from './cycles-page';
import { datesOf, distanceOf, phaseNow } from './when';

interface CyclePageProps {
  readonly slug: string;
  readonly project: Project;
  readonly id: Id;
}

/** A cycle: its issues, or how it goes. */
export function CyclePage({ slug, project, id }: CyclePageProps) {
  const cycle = useTables((tables) => tables.cycles.get(id));
  if (cycle?.project !== project.id) {
    return <NotThere slug={slug} identifier={project.identifier} kind="cycles" />;
  }
  return <OfCycle slug={slug} project={project} cycle={cycle} />;
}

interface OfCycleProps {
  readonly slug: string;
  readonly project: Project;
  readonly cycle: Cycle;
}

function OfCycle({ slug, project, cycle }: OfCycleProps) {
  const [, go] = useLocation();
  const [tab, tabs] = useTab();
  const all = paths.place(slug, project.identifier, 'cycles');
  const actions = useCycleActions(cycle, project, () => go(all));
  const left = leftOf(useScope('cycle', cycle));
  const { items, mayChange, isOpen } = actions;
  useMinutes();
  useKeys([
    {
      id: 'cycle.carryOver',
      scope: 'view',
      when: () => mayChange && left > 0,
      run: () => actions.carry(document.querySelector(`[data-cycle="${cycle.id}"]`)),
    },
  ]);
  const phase = phaseNow(cycle);
  const distance = distanceOf(cycle, project);
  return (
    <>
      <PlaceHeader
        slug={slug}
        project={project}
        kind="cycles"
        title={cycle.name}
        after={
          <span className="row__meta places__when">
            {t(`phase.${phase}`)} · {datesOf(cycle, project)}
            {distance ? ` · ${distance}` : ''}
          </span>
        }
      >
        <Star kind="cycle" id={cycle.id} />
        <Visited kind="cycle" id={cycle.id} />
        {mayChange && isOpen ? <AddIssues kind="cycle" id={cycle.id} project={project.id} /> : null}
        <MoreMenu label={t('cycles.actions', { name: cycle.name })} items={items} />
      </PlaceHeader>
      <Strip cycle={cycle} left={left}>
        {mayChange && phase === 'completed' && left > 0 ? (
          <Button kind="outline" onClick={(event) => actions.carry(event.currentTarget)}>
            <FastForward aria-hidden="true" />
            {t('cycles.carryOver')}
          </Button>
        ) : null}
      </Strip>
      {tab === 'issues' ? (
        <Issues slug={slug} project={project} cycle={cycle} mayCreate={mayChange && isOpen}>
          {tabs}
        </Issues>
      ) : (
        <>
          <div className="toolbar">{tabs}</div>
          <HowItGoes project={project} cycle={cycle}>
            {mayChange && isOpen ? (
              <Button kind="outline" onClick={actions.edit}>
                {t('cycles.edit')}
              </Button>
            ) : null}
          </HowItGoes>
        </>
      )}
      {actions.open}
    </>
  );
}

interface StripProps {
  readonly cycle: Cycle;
  readonly left: number;
  readonly children: ReactNode;
}

/** The scope of a cycle below its title, and that it has ended with something left. */
function Strip({ cycle, left, children }: StripProps) {
  const scope = useScope('cycle', cycle);
  const hasEnded = phaseNow(cycle) === 'completed' && left > 0;
  return (
    <div className="strip" data-cycle={cycle.id}>
      <Progress scope={scope} />
      <span className="row__meta">
        {hasEnded ? t('cycles.hasEnded', { count: left }) : t('scope.left', { count: left })}
      </span>
      {children}
    </div>
  );
}

interface IssuesProps extends OfCycleProps {
  readonly mayCreate: boolean;
  readonly children: ReactNode;
}

function Issues({ slug, project, cycle, mayCreate, children }: IssuesProps) {
  const [view, setView] = useView();
  const scope = useMemo(() => ({ project: project.id }), [project.id]);
  const within = useMemo<Filter>(
    () => ({ field: 'cycle', is: 'in', values: [cycle.id] }),
    [cycle.id],
  );
  return (
    <IssuesView
      slug={slug}
      name={t('list.name', { name: cycle.name })}
      scope={scope}
      view={view}
      onView={setView}
      within={within}
      mayCreate={mayCreate}
      empty={
        <Empty
          icon={<PlaceIcon field="cycle" size={24} />}
          title={t('cycles.noIssuesTitle')}
          {...(mayCreate && { text: t('cycles.noIssuesText') })}
        >
          {mayCreate ? <AddFirst /> : null}
        </Empty>
      }
    >
      {children}
    </IssuesView>
  );
}

interface HowItGoesProps extends Omit<OfCycleProps, 'slug'> {
  /** What can be done about missing dates. */
  readonly children: ReactNode;
}

function HowItGoes({ project, cycle, children }: HowItGoesProps) {
  const tables = useTables((all) => all);
  const hasPoints = projectEstimate(tables, project.id)?.kind === 'points';
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="going" tabIndex={0} aria-label={t('cycles.progress')}>
      {cycle.description ? <p className="going__text">{cycle.description}</p> : null}
      {cycle.start_date ? (
        <BurnDown kind="cycle" id={cycle.id} hasPoints={hasPoints} />
      ) : (
        <Empty title={t('burn.noDates')} text={t('burn.noDatesText')}>
          {children}
        </Empty>
      )}
      {tables.isPartial ? null : (
        <Shares tables={tables} issues={issuesIn(tables, 'cycle', cycle.id)} />
      )}
    </section>
  );
}
