import { Plus } from 'lucide-react';
import { useState } from 'react';
import { Link, useLocation } from 'wouter';
import { paths } from '../../app/paths';
import { useRun } from '../../commands';
import { changeModule, reorderModule } from '../../commands/places';
import { t } from '../../i18n';
import { useKeys } from '../../keys';
import { useTables } from '../../store/hooks';
import { projectModules } from '../../store/places';
import type { Module, ModuleStatus, Project } from '../../store/rows';
import { mayEdit, mayManage } from '../../store/selectors';
import { Avatars, AvatarWithName } from '../../ui/avatar';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';
import { Options } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';
import { MoreMenu } from '../../ui/more-menu';
import { PlaceIcon } from '../../ui/place-icon';
import { PlaceHeader } from '../places/frame';
import { Progress } from '../places/scope-bar';
import { useOrdering } from '../places/use-ordering';
import { useScope } from '../places/use-scope';
import { spanOf, useModuleActions } from './actions';
import { ModuleForm, statusOptions } from './module-form';

interface ModulesPageProps {
  readonly slug: string;
  readonly project: Project;
}

/** The parts of the list, and what of a module puts it there. */
const PARTS = ['in-progress', 'planned', 'backlog', 'paused', 'completed', 'cancelled'] as const;

/** The modules of a project by their status; archived ones are the last. */
export function ModulesPage({ slug, project }: ModulesPageProps) {
  const modules = useTables((tables) => projectModules(tables, project.id));
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  const [isNew, setNew] = useState(false);
  const [, go] = useLocation();
  const mayCreate = mayChange && project.features.includes('modules');
  useKeys([
    {
      id: 'place.create',
      title: t('modules.new'),
      scope: 'view',
      when: () => mayCreate,
      run: () => setNew(true),
    },
  ]);
  const present = modules.filter((row) => row.archived_at === null);
  const parts = [
    ...PARTS.map((status) => ({
      id: status,
      name: t(`status.${status}`),
      rows: present.filter((row) => row.status === status),
    })),
    {
      id: 'archived',
      name: t('phase.archived'),
      rows: modules.filter((row) => row.archived_at !== null),
    },
  ].filter(({ rows }) => rows.length > 0);
  return (
    <>
      <PlaceHeader slug={slug} project={project} kind="modules">
        {mayCreate ? (
          <Button kind="outline" onClick={() => setNew(true)}>
            <Plus aria-hidden="true" />
            {t('modules.new')}
          </Button>
        ) : null}
      </PlaceHeader>
      {modules.length === 0 ? (
        <NoModules slug={slug} project={project} mayCreate={mayCreate} onNew={() => setNew(true)} />
      ) : (
        <section
          className="places"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls has to be reached by keys
          tabIndex={0}
          aria-label={t('modules.name', { name: project.name })}
        >
          {parts.map(({ id, name, rows }) => (
            <section key={id} aria-labelledby={`part-${id}`}>
              <h2 id={`part-${id}`} className="places__head">
                {name}
                <span className="group-head__count figures">{rows.length}</span>
              </h2>
              <ul className="places__list">
                {rows.map((module) => (
                  <ModuleLine
                    key={module.id}
                    slug={slug}
                    project={project}
                    module={module}
                    rows={mayChange && id !== 'archived' ? rows : null}
                  />
                ))}
              </ul>
            </section>
          ))}
        </section>
      )}
      {isNew ? (
        <ModuleForm
          project={project}
          onClose={() => setNew(false)}
          onMade={(id) => go(paths.place(slug, project.identifier, 'modules', id))}
        />
      ) : null}
    </>
  );
}

interface NoModulesProps extends ModulesPageProps {
  readonly mayCreate: boolean;
  readonly onNew: () => void;
}

function NoModules({ slug, project, mayCreate, onNew }: NoModulesProps) {
  const isManager = useTables((tables) => mayManage(tables, project.id));
  const icon = <PlaceIcon field="module" size={24} />;
  if (!project.features.includes('modules')) {
    const title = t('modules.off', { name: project.name });
    return (
      <Empty icon={icon} title={title} text={t('modules.offText')}>
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
      title={t('modules.emptyTitle')}
      text={t(mayCreate ? 'modules.emptyText' : 'modules.emptyReadOnly')}
    >
      {mayCreate ? (
        <Button kind="main" onClick={onNew}>
          {t('modules.new')}
          <KeyCaps keys="Shift+n" className="opacity-80" />
        </Button>
      ) : null}
    </Empty>
  );
}

interface ModuleLineProps extends ModulesPageProps {
  readonly module: Module;
  /** The lines among which it can be moved. */
  readonly rows: readonly Module[] | null;
}

function ModuleLine({ slug, project, module, rows }: ModuleLineProps) {
  const scope = useScope('module', module);
  const actions = useModuleActions(module, project);
  const { mayChange, open } = actions;
  const list = `modules/${module.status}`;
  const ordering = useOrdering({ reorder: reorderModule, row: module, rows, list });
  const items = [...ordering.items, ...actions.items];
  return (
    <li className="places__line" {...ordering.props}>
      <span className="places__name">
        <Link
          href={paths.place(slug, project.identifier, 'modules', module.id)}
          className="places__link cut"
          draggable={false}
        >
          {module.name}
        </Link>
        <span className="row__meta">{spanOf(module)}</span>
      </span>
      <Progress scope={scope} />
      <People module={module} />
      {mayChange ? <Status module={module} /> : null}
      <MoreMenu label={t('cycles.actions', { name: module.name })} items={items} />
      {open}
    </li>
  );
}

/** The lead, else the members. */
export function People({ module }: { readonly module: Module }) {
  const lead = useTables((tables) => tables.members.get(module.lead ?? ''));
  const members = useTables(
    (tables) => module.members.flatMap((id) => tables.members.get(id) ?? []),
    (a, b) => a.length === b.length && a.every((one, at) => one === b[at]),
  );
  return (
    <span className="places__people">
      {lead ? <AvatarWithName person={lead} size={20} /> : null}
      {members.length > 0 ? <Avatars people={members} size={20} /> : null}
    </span>
  );
}

/** How far a module has come, which is changed in its place. */
export function Status({ module }: { readonly module: Module }) {
  const run = useRun();
  return (
    <Options
      className="places__status"
      aria-label={t('modules.changeStatus', { name: module.name })}
      options={statusOptions()}
      value={module.status}
      onChange={(event) =>
        run(changeModule(module.id, { status: event.currentTarget.value as ModuleStatus }))
      }
    />
  );
}
