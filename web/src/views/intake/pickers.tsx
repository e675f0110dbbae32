import { CalendarClock } from 'lucide-react';
import { useMemo } from 'react';
import { parentOption } from '../../app/pick-options';
import { foundBeside, useOffered } from '../../app/use-offered';
import { t } from '../../i18n';
import { today } from '../../i18n/times';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { issueKey, projectIssues } from '../../store/selectors';
import { Picker } from '../../ui/picker';
import { StateIcon } from '../../ui/state-icon';
import { momentOf, offeredDays, typedDay, type Until } from './when';

interface SnoozePickerProps {
  readonly anchor: Element | null;
  readonly onChoose: (until: string) => void;
  readonly onClose: () => void;
}

const withIcon = (until: Until) => ({ ...until, icon: <CalendarClock size={14} /> });

/** The choice of the day until which a submission is snoozed. */
export function SnoozePicker({ anchor, onChoose, onClose }: SnoozePickerProps) {
  return (
    <Picker
      anchor={anchor}
      label={t('intake.snoozeUntil')}
      options={offeredDays().map(withIcon)}
      chosen={[]}
      fromText={(text) => typedDay(text).map(withIcon)}
      onChoose={(day) => onChoose(momentOf(day))}
      onClose={onClose}
    >
      <label className="flex items-center gap-3 border-t border-(--line) p-2 text-(--text-soft)">
        <span className="flex-1 ps-2">{t('intake.day')}</span>
        <input
          type="date"
          className="input"
          style={{ inlineSize: 'auto' }}
          min={today(1)}
          onChange={(event) => {
            const day = event.currentTarget.value;
            if (day <= today()) return;
            onClose();
            onChoose(momentOf(day));
          }}
        />
      </label>
    </Picker>
  );
}

interface DuplicatePickerProps {
  readonly project: Id;
  readonly anchor: Element | null;
  readonly onChoose: (issue: Id) => void;
  readonly onClose: () => void;
}

/** At most so many issues are offered, the latest ones. */
const MOST = 500;

/** The choice of the issue that a submission is the same as. */
export function DuplicatePicker({ project, anchor, onChoose, onClose }: DuplicatePickerProps) {
  const tables = useTables((all) => all);
  const onType = useOffered(project);
  const options = useMemo(
    () =>
      [...projectIssues(tables, project)]
        .sort((a, b) => b.number - a.number)
        .slice(0, MOST)
        .map((issue) => {
          const state = tables.states.get(issue.state);
          return {
            id: issue.id,
            label: `${issueKey(tables, issue)} ${issue.name}`,
            icon: <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />,
          };
        }),
    [tables, project],
  );
  return (
    <Picker
      anchor={anchor}
      label={t('intake.duplicateOf')}
      options={options}
      chosen={[]}
      onType={onType}
      fromText={(text) => {
        const known = new Set(options.map(({ id }) => id));
        return foundBeside(tables, project, text, (id) => known.has(id)).map((row) =>
          parentOption(tables, row),
        );
      }}
      onChoose={onChoose}
      onClose={onClose}
    >
      {options.length === 0 ? (
        <p className="max-w-64 p-3 text-(--text-soft)">{t('intake.noDuplicate')}</p>
      ) : null}
    </Picker>
  );
}
