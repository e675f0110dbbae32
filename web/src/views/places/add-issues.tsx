import { Plus } from 'lucide-react';
import { useMemo, useState } from 'react';
import { parentOption } from '../../app/pick-options';
import { foundBeside, useOffered } from '../../app/use-offered';
import { useRun } from '../../commands';
import { changeCycleOf, changeModulesOf } from '../../commands/places';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { isLeft } from '../../store/scope';
import { issueKey, projectIssues } from '../../store/selectors';
import { Button } from '../../ui/button';
import { Picker } from '../../ui/picker';
import { StateIcon } from '../../ui/state-icon';

interface AddIssuesProps {
  readonly kind: 'cycle' | 'module';
  readonly id: Id;
  readonly project: Id;
}

/** At most so many issues are offered; typing does not find older ones, the list of the project does. */
const MOST = 500;

/** A button that offers the open issues of a project which are not in the cycle or module yet. */
export function AddIssues({ kind, id, project }: AddIssuesProps) {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  return (
    <>
      <Button
        kind="outline"
        data-add-issues
        aria-label={t('pick.addIssues')}
        aria-haspopup="listbox"
        aria-expanded={anchor !== null}
        onClick={(event) => setAnchor(event.currentTarget)}
      >
        <Plus aria-hidden="true" />
        <span className="max-md:hidden">{t('pick.addIssues')}</span>
      </Button>
      {anchor ? (
        <Choices
          kind={kind}
          id={id}
          project={project}
          anchor={anchor}
          onClose={() => {
            setAnchor(null);
            if (anchor.isConnected) anchor.focus();
          }}
        />
      ) : null}
    </>
  );
}

/** The same on a page without issues; the list hangs from the lasting button, as this one goes with the first choice. */
export function AddFirst() {
  return (
    <Button
      kind="main"
      onClick={() => document.querySelector<HTMLElement>('[data-add-issues]')?.click()}
    >
      {t('pick.addIssues')}
    </Button>
  );
}

interface ChoicesProps extends AddIssuesProps {
  readonly anchor: HTMLElement;
  readonly onClose: () => void;
}

function Choices({ kind, id, project, anchor, onClose }: ChoicesProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const onType = useOffered(project);
  // What was chosen stays in sight with its tick until the list is closed.
  const [chosen, setChosen] = useState<readonly Id[]>([]);
  const options = useMemo(
    () =>
      projectIssues(tables, project)
        .filter((issue) => {
          const isIn = kind === 'cycle' ? issue.cycle === id : issue.modules.includes(id);
          return chosen.includes(issue.id) || (!isIn && isLeft(tables, issue));
        })
        .sort((a, b) => b.number - a.number)
        .slice(0, MOST)
        .map((issue) => {
          const state = tables.states.get(issue.state);
          const cycle = kind === 'cycle' ? tables.cycles.get(issue.cycle ?? '') : undefined;
          return {
            id: issue.id,
            label: `${issueKey(tables, issue)} ${issue.name}`,
            icon: <StateIcon group={state?.group ?? 'backlog'} colour={state?.colour ?? null} />,
            ...(cycle && cycle.id !== id && { end: cycle.name }),
          };
        }),
    [tables, project, kind, id, chosen],
  );
  return (
    <Picker
      anchor={anchor}
      label={t('pick.addIssues')}
      options={options}
      chosen={chosen}
      multiple
      onType={onType}
      fromText={(text) => {
        const known = new Set(options.map((option) => option.id));
        return foundBeside(tables, project, text, (one) => known.has(one)).map((row) =>
          parentOption(tables, row),
        );
      }}
      onClose={onClose}
      onChoose={(issue, on) => {
        setChosen(on ? [...chosen, issue] : chosen.filter((one) => one !== issue));
        if (kind === 'cycle') run(changeCycleOf([issue], on ? id : null));
        else run(changeModulesOf([issue], on ? { add: [id] } : { remove: [id] }));
      }}
    />
  );
}
