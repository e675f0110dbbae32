import { useState } from 'react';
import { useLocation } from 'wouter';
import { useDialogs } from '../../../app/dialogs';
import { paths } from '../../../app/paths';
import {
  archiveProject,
  changeProject,
  deleteProject,
  type ProjectChange,
  restoreProject,
  useRun,
} from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import type { Project } from '../../../store/rows';
import { mayCopy, mayManage, projectPeople } from '../../../store/selectors';
import { Button } from '../../../ui/button';
import { Choice } from '../../../ui/field';
import { CopyProjectDialog } from '../../create/late';
import { KeptField } from '../kept-field';
import { SectionHead } from '../section';
import { timeZones } from '../zones';

interface ProjectGeneralProps {
  readonly project: Project;
  readonly slug: string;
}

/** What a project is called and about, and who leads it. */
export function ProjectGeneral({ project, slug }: ProjectGeneralProps) {
  const run = useRun();
  const [, go] = useLocation();
  const isManager = useTables((tables) => mayManage(tables, project.id));
  const isCopier = useTables((tables) => mayCopy(tables, project.id));
  const people = useTables((tables) => projectPeople(tables, project.id), sameItems);
  const isFixed = !isManager || project.archived_at !== null;
  const change = (part: ProjectChange) => run(changeProject(project.id, part));
  const options = [
    { value: '', label: t('project.nobody') },
    ...people.map((person) => ({ value: person.id, label: person.display_name })),
  ];
  return (
    <>
      <SectionHead
        title={project.name}
        {...(isManager ? {} : { lead: t('settings.onlyAdmins') })}
      />
      <div className="panel">
        <div className="panel__pair">
          <KeptField
            label={t('project.name')}
            value={project.name}
            maxLength={255}
            disabled={isFixed}
            onKeep={(name) => change({ name })}
          />
          <KeptField
            label={t('project.identifier')}
            value={project.identifier}
            maxLength={12}
            disabled={isFixed}
            hint={t('newProject.identifierHint')}
            onKeep={(identifier) => {
              change({ identifier: identifier.toUpperCase() });
              go(paths.projectSettings(slug, identifier.toUpperCase()), { replace: true });
            }}
          />
        </div>
        <KeptField
          label={t('project.description')}
          value={project.description}
          disabled={isFixed}
          mayBeEmpty
          isLong
          onKeep={(description) => change({ description })}
        />
        <div className="panel__pair">
          <Choice
            label={t('project.lead')}
            options={options}
            value={project.lead ?? ''}
            disabled={isFixed}
            onChange={(event) => change({ lead: event.currentTarget.value || null })}
          />
          <Choice
            label={t('project.defaultAssignee')}
            options={options}
            value={project.default_assignee ?? ''}
            disabled={isFixed}
            onChange={(event) => change({ default_assignee: event.currentTarget.value || null })}
          />
        </div>
        <div className="panel__pair">
          <KeptField
            label={t('project.emoji')}
            value={project.emoji ?? ''}
            maxLength={16}
            disabled={isFixed}
            mayBeEmpty
            onKeep={(emoji) => change({ emoji: emoji || null })}
          />
          <Choice
            label={t('project.timezone')}
            options={timeZones(project.timezone)}
            value={project.timezone}
            disabled={isFixed}
            onChange={(event) => change({ timezone: event.currentTarget.value })}
          />
        </div>
      </div>
      {isCopier ? <Copying project={project} slug={slug} /> : null}
      {isManager ? <Ending project={project} slug={slug} /> : null}
    </>
  );
}

/** Makes another project that is set up like this one. */
function Copying({ project, slug }: ProjectGeneralProps) {
  const [isOpen, setOpen] = useState(false);
  return (
    <section className="panel">
      <h2 className="panel__title">{t('project.copyTitle')}</h2>
      <p className="text-(--text-soft)">{t('project.copyText')}</p>
      <div className="panel__foot">
        <Button kind="outline" onClick={() => setOpen(true)}>
          {t('project.copy')}
        </Button>
      </div>
      {isOpen ? (
        <CopyProjectDialog slug={slug} project={project} onClose={() => setOpen(false)} />
      ) : null}
    </section>
  );
}

function Ending({ project, slug }: ProjectGeneralProps) {
  const run = useRun();
  const [, go] = useLocation();
  const { confirm } = useDialogs();
  const { id, name } = project;
  const archive = () =>
    confirm({
      title: t('project.archiveTitle', { name }),
      text: t('project.archiveText'),
      action: t('project.archive'),
      run: () => void run(archiveProject(id)),
    });
  const remove = () =>
    confirm({
      title: t('project.deleteTitle', { name }),
      text: t('project.deleteText'),
      action: t('project.delete'),
      run: () => {
        go(paths.workspace(slug));
        run(deleteProject(id));
      },
    });
  return (
    <section className="panel">
      <h2 className="panel__title">{t('project.danger')}</h2>
      <p className="text-(--text-soft)">{t('project.archiveText')}</p>
      <div className="panel__foot">
        {project.archived_at ? (
          <Button kind="outline" onClick={() => run(restoreProject(id))}>
            {t('project.restore')}
          </Button>
        ) : (
          <Button kind="outline" onClick={archive}>
            {t('project.archive')}
          </Button>
        )}
        <Button kind="danger" onClick={remove}>
          {t('project.delete')}
        </Button>
      </div>
    </section>
  );
}

function sameItems<Item>(a: readonly Item[], b: readonly Item[]): boolean {
  return a.length === b.length && a.every((item, at) => item === b[at]);
}
