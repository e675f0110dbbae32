import { Plus } from 'lucide-react';
import { useEffect, useState } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { reorderCycle } from '../../commands/places';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useTables } from '../../store/hooks';
import { projectCycles } from '../../store/places';
import type { Cycle, Project } from '../../store/rows';
import { PHASES, type Phase } from '../../store/scope';
import { mayEdit, mayManage } from '../../store/selectors';
import { AvatarWithName } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { KeyCaps } from '../../ui/key-caps';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { PlaceHeader } from '../places/frame';
import { Progress } from '../places/scope-bar';
import { useOrdering } from '../places/use-ordering';
import { useScope } from '../places/use-scope';
import { useCycleActions } from './actions';
import { CycleForm } from './cycle-form';
import { datesOf, distanceOf, phaseNow } from './when';

interface CyclesPageProps {
  readonly slug: string;
  readonly project: Project;
}

/** The cycles of a project by where they are in their life. */
export function CyclesPage({ slug, project }: CyclesPageProps) {
  const cycles = useTables((tables) => projectCycles(tables, project.id));
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  const isOn = project.features.includes('cycles');
  const [isNew, setNew] = useState(false);
  const [, go] = useLocation();
  const mayCreate = mayChange && isOn;
  useMinutes();
  useKeys([
    {
      id: 'place.create',
      title: t('cycles.new'),
      scope: 'view',
      when: () => mayCreate,
      run: () => setNew(true),
    },
  ]);
  const byPhase = new Map<Phase, Cycle[]>(PHASES.map((phase) => [phase, []]));
  for (const cycle of cycles) byPhase.get(phaseNow(cycle))?.push(cycle);
  // What ended last is looked for first.
  for (const phase of ['completed', 'archived'] as const) byPhase.get(phase)?.reverse();
  return (
    <>
      <PlaceHeader slug={slug} project={project} kind="cycles">
        {mayCreate ? (
          <Button kind="outline" onClick={() => setNew(true)}>
            <Plus aria-hidden="true" />
            {t('cycles.new')}
          </Button>
        ) : null}
      </PlaceHeader>
      {cycles.length === 0 ? (
        <NoCycles slug={slug} project={project} mayCreate={mayCreate} onNew={() => setNew(true)} />
      ) : (
        <section
          className="places"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          tabIndex={0}
          aria-label={t('cycles.name', { name: project.name })}
        >
          {PHASES.map((phase) => (
            <PhaseList
              key={phase}
              slug={slug}
              project={project}
              phase={phase}
              cycles={byPhase.get(phase) ?? []}
            />
          ))}
        </section>
      )}
      {isNew ? (
        <CycleForm
          project={project}
          onClose={() => setNew(false)}
          onMade={(id) => go(paths.place(slug, project.identifier, 'cycles', id))}
        />
      ) : null}
    </>
  );
}

/** Draws again every minute: a cycle begins and ends without an event. */
export function useMinutes(): void {
  const [, setMinute] = useState(0);
  useEffect(() => {
    const timer = setInterval(() => setMinute((before) => before + 1), 60_000);
    return () => clearInterval(timer);
  }, []);
}

interface NoCyclesProps extends CyclesPageProps {
  readonly mayCreate: boolean;
  readonly onNew: () => void;
}

function NoCycles({ slug, project, mayCreate, onNew }: NoCyclesProps) {
  const isManager = useTables((tables) => mayManage(tables, project.id));
  const icon = <PlaceIcon field="cycle" size={24} />;
  if (!project.features.includes('cycles')) {
    const title = t('cycles.off', { name: project.name });
    return (
      <Empty icon={icon} title={title} text={t('cycles.offText')}>
        {isManager ? (
          <Link
            href={paths.projectSettings(slug, project.identifier, 'features')}
            className="button button--outline"
          >
            {t('nav.settings')}
          </Link>
        ) : null}
      </Empty>
    );
  }
  return (
    <Empty
      icon={icon}
      title={t('cycles.emptyTitle')}
      text={t(mayCreate ? 'cycles.emptyText' : 'cycles.emptyReadOnly')}
    >
      {mayCreate ? (
        <Button kind="main" onClick={onNew}>
          {t('cycles.new')}
          <KeyCaps keys="Shift+n" className="opacity-80" />
        </Button>
      ) : null}
    </Empty>
  );
}

interface PhaseListProps extends CyclesPageProps {
  readonly phase: Phase;
  readonly cycles: readonly Cycle[];
}

function PhaseList({ slug, project, phase, cycles }: PhaseListProps) {
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  if (cycles.length === 0) return null;
  return (
    <section aria-labelledby={`phase-${phase}`}>
      <h2 id={`phase-${phase}`} className="places__head">
        {t(`phase.${phase}`)}
        <span className="group-head__count figures">{cycles.length}</span>
      </h2>
      <ul className="places__list">
        {cycles.map((cycle) => (
          <CycleLine
            key={cycle.id}
            slug={slug}
            project={project}
            cycle={cycle}
            // What has days is in the order of its days.
            rows={mayChange && phase === 'draft' ? cycles : null}
          />
        ))}
      </ul>
    </section>
  );
}

interface CycleLineProps extends CyclesPageProps {
  readonly cycle: Cycle;
  /** The lines among which it can be moved. */
  readonly rows: readonly Cycle[] | null;
}

function CycleLine({ slug, project, cycle, rows }: CycleLineProps) {
  const scope = useScope('cycle', cycle);
  const owner = useTables((tables) => tables.members.get(cycle.owner));
  const actions = useCycleActions(cycle, project);
  const ordering = useOrdering({ reorder: reorderCycle, row: cycle, rows, list: 'cycles' });
  const items = [...ordering.items, ...actions.items];
  const distance = distanceOf(cycle, project);
  return (
    <li className="places__line" data-cycle={cycle.id} {...ordering.props}>
      <span className="places__name">
        <Link
          href={paths.place(slug, project.identifier, 'cycles', cycle.id)}
          className="places__link cut"
          draggable={false}
        >
          {cycle.name}
        </Link>
        <span className="row__meta">
          {datesOf(cycle, project)}
          {distance ? ` · ${distance}` : ''}
        </span>
      </span>
      <Progress scope={scope} />
      <span className="places__people">
        {owner ? <AvatarWithName person={owner} size={20} /> : null}
      </span>
      <MoreMenu label={t('cycles.actions', { name: cycle.name })} items={items} />
      {actions.open}
    </li>
  );
}
