import { type ReactNode, useMemo } from 'react';
import { useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { addModuleLink, changeModuleLink, removeModuleLink } from '../../commands/module/links';
import { t } from '../../i18n';
import { Star, Visited } from '../../own/late';
import type { Filter } from '../../query';
import { useTables } from '../../store/hooks';
import { projectEstimate } from '../../store/places';
import type { Id, Module, Project } from '../../store/rows';
import { issuesIn } from '../../store/scope';
import { PersonName } from '../../ui/avatar';
import { Empty } from '../../ui/empty';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { LinkList } from '../issue/links';
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
import { spanOf, useModuleActions } from './actions';
import { People, Status } from './modules-page';

interface ModulePageProps {
  readonly slug: string;
  readonly project: Project;
  readonly id: Id;
}

/** A module: its issues, or how it goes. */
export function ModulePage({ slug, project, id }: ModulePageProps) {
  const module = useTables((tables) => tables.modules.get(id));
  if (module?.project !== project.id) {
    return <NotThere slug={slug} identifier={project.identifier} kind="modules" />;
  }
  return <OfModule slug={slug} project={project} module={module} />;
}

interface OfModuleProps {
  readonly slug: string;
  readonly project: Project;
  readonly module: Module;
}

function OfModule({ slug, project, module }: OfModuleProps) {
  const [, go] = useLocation();
  const [tab, tabs] = useTab();
  const all = paths.place(slug, project.identifier, 'modules');
  const { items, mayChange, open } = useModuleActions(module, project, () => go(all));
  return (
    <>
      <PlaceHeader
        slug={slug}
        project={project}
        kind="modules"
        title={module.name}
        after={
          <span className="row__meta places__when">
            {t(`status.${module.status}`)} · {spanOf(module)}
          </span>
        }
      >
        <Star kind="module" id={module.id} />
        <Visited kind="module" id={module.id} />
        {mayChange ? <AddIssues kind="module" id={module.id} project={project.id} /> : null}
        <MoreMenu label={t('cycles.actions', { name: module.name })} items={items} />
      </PlaceHeader>
      <Strip module={module} mayChange={mayChange} />
      {tab === 'issues' ? (
        <Issues slug={slug} project={project} module={module} mayCreate={mayChange}>
          {tabs}
        </Issues>
      ) : (
        <>
          <div className="toolbar">{tabs}</div>
          <HowItGoes project={project} module={module} mayChange={mayChange} />
        </>
      )}
      {open}
    </>
  );
}

interface StripProps {
  readonly module: Module;
  readonly mayChange: boolean;
}

/** The scope of a module below its title, who is in it, and its status. */
function Strip({ module, mayChange }: StripProps) {
  const scope = useScope('module', module);
  const left = leftOf(scope);
  return (
    <div className="strip">
      <Progress scope={scope} />
      <span className="row__meta">{t('scope.left', { count: left })}</span>
      <People module={module} />
      {mayChange ? <Status module={module} /> : null}
    </div>
  );
}

interface IssuesProps extends OfModuleProps {
  readonly mayCreate: boolean;
  readonly children: ReactNode;
}

function Issues({ slug, project, module, mayCreate, children }: IssuesProps) {
  const [view, setView] = useView();
  const scope = useMemo(() => ({ project: project.id }), [project.id]);
  const within = useMemo<Filter>(
    () => ({ field: 'module', is: 'in', values: [module.id] }),
    [module.id],
  );
  return (
    <IssuesView
      slug={slug}
      name={t('list.name', { name: module.name })}
      scope={scope}
      view={view}
      onView={setView}
      within={within}
      mayCreate={mayCreate}
      empty={
        <Empty
          icon={<PlaceIcon field="module" size={24} />}
          title={t('modules.noIssuesTitle')}
          {...(mayCreate && { text: t('modules.noIssuesText') })}
        >
          {mayCreate ? <AddFirst /> : null}
        </Empty>
      }
    >
      {children}
    </IssuesView>
  );
}

interface HowItGoesProps extends Omit<OfModuleProps, 'slug'> {
  readonly mayChange: boolean;
}

function HowItGoes({ project, module, mayChange }: HowItGoesProps) {
  const tables = useTables((all) => all);
  const hasPoints = projectEstimate(tables, project.id)?.kind === 'points';
  const lead = tables.members.get(module.lead ?? '');
  const members = module.members.flatMap((id) => tables.members.get(id) ?? []);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
    <section className="going" tabIndex={0} aria-label={t('cycles.progress')}>
      {module.description ? <p className="going__text">{module.description}</p> : null}
      <dl className="going__facts">
        <dt>{t('placeForm.lead')}</dt>
        <dd>{lead ? <PersonName person={lead} /> : t('modules.noLead')}</dd>
        {members.length > 0 ? (
          <>
            <dt>{t('modules.members', { count: members.length })}</dt>
            <dd className="flex flex-wrap gap-x-4 gap-y-1">
              {members.map((person) => (
                <PersonName key={person.id} person={person} />
              ))}
            </dd>
          </>
        ) : null}
      </dl>
      <ModuleLinks module={module} mayChange={mayChange} />
      <BurnDown kind="module" id={module.id} hasPoints={hasPoints} />
      {tables.isPartial ? null : (
        <Shares tables={tables} issues={issuesIn(tables, 'module', module.id)} />
      )}
    </section>
  );
}

interface ModuleLinksProps {
  readonly module: Module;
  readonly mayChange: boolean;
}

function ModuleLinks({ module, mayChange }: ModuleLinksProps) {
  const run = useRun();
  return (
    <LinkList
      of={module.id}
      rows={module.links}
      mayChange={mayChange}
      onAdd={(link) => run(addModuleLink(module.id, link))}
      onChange={(link, to) => run(changeModuleLink(module.id, link, to))}
      onRemove={(link) => run(removeModuleLink(module.id, link))}
    />
  );
}
