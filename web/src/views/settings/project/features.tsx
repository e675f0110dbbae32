import { switchFeature, useRun } from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import type { Project } from '../../../store/rows';
import { mayManage } from '../../../store/selectors';
import { Switch } from '../../../ui/field';
import { SectionHead } from '../section';

/** The features that are switched here, by their names in events, and the keys of their texts. */
const FEATURES = [
  ['cycles', 'features.cycles'],
  ['modules', 'features.modules'],
  ['views', 'features.views'],
  ['pages', 'features.pages'],
  ['intake', 'features.intakes'],
  ['epics', 'features.epics'],
  ['work_item_types', 'features.work_item_types'],
  ['workflows', 'features.workflows'],
  ['parallel_cycles', 'features.parallel_cycles'],
  ['project_updates', 'features.project_updates'],
  ['guests_see_all', 'features.guests_see_all'],
] as const;

/** What a project shows besides issues. */
export function Features({ project }: { readonly project: Project }) {
  const run = useRun();
  const isManager = useTables((tables) => mayManage(tables, project.id));
  return (
    <>
      <SectionHead
        title={`${project.name} · ${t('settings.features')}`}
        lead={t(isManager ? 'features.text' : 'settings.onlyAdmins')}
      />
      <div className="panel">
        {FEATURES.map(([feature, key]) => (
          <Switch
            key={feature}
            label={t(key)}
            checked={project.features.includes(feature)}
            disabled={!isManager || project.archived_at !== null}
            onChange={(on) => run(switchFeature(project.id, feature, on))}
          />
        ))}
      </div>
    </>
  );
}
