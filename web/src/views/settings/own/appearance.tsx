import { changeAppearance, useAppearance } from '../../../app/appearance';
import { t } from '../../../i18n';
import { Segments } from '../../../ui/segments';
import { SectionHead } from '../section';

/** Light or dark, and how high rows are. */
export function AppearanceSettings() {
  const { theme, density } = useAppearance();
  return (
    <>
      <SectionHead title={t('settings.appearance')} lead={t('appearance.here')} />
      <div className="panel">
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="field__label">{t('appearance.theme')}</span>
          <Segments
            label={t('appearance.theme')}
            value={theme}
            onChange={(next) => changeAppearance({ theme: next })}
            options={[
              { value: 'system', label: t('appearance.system') },
              { value: 'light', label: t('appearance.light') },
              { value: 'dark', label: t('appearance.dark') },
            ]}
          />
        </div>
        <div className="flex flex-wrap items-center justify-between gap-3">
          <span className="field__label">{t('appearance.density')}</span>
          <Segments
            label={t('appearance.density')}
            value={density}
            onChange={(next) => changeAppearance({ density: next })}
            options={[
              { value: 'roomy', label: t('appearance.roomy') },
              { value: 'compact', label: t('appearance.compact') },
            ]}
          />
        </div>
      </div>
    </>
  );
}
