import { useId } from 'react';
import { changeAppearance, useAppearance } from '../../../app/appearance';
import { t } from '../../../i18n';
import { changeWeekStart, useWeekStart, weekdays } from '../../../own/week';
import { Options } from '../../../ui/field';
import { Segments } from '../../../ui/segments';
import { SectionHead } from '../section';

/** Light or dark, how high rows are, and when weeks begin. */
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
        <WeekStart />
      </div>
    </>
  );
}

/** The day on which weeks begin. */
function WeekStart() {
  const first = useWeekStart();
  const id = useId();
  return (
    <div className="flex items-center justify-between gap-3">
      <div className="min-w-0">
        <label htmlFor={id} className="field__label">
          {t('appearance.week')}
        </label>
        <p id={`${id}-hint`} className="field__hint">
          {t('appearance.weekHint')}
        </p>
      </div>
      <Options
        id={id}
        className="w-auto"
        aria-describedby={`${id}-hint`}
        value={String(first)}
        options={weekdays().map(({ day, name }) => ({ value: String(day), label: name }))}
        onChange={(event) => changeWeekStart(Number(event.currentTarget.value))}
      />
    </div>
  );
}
