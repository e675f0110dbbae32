import { ArrowDown, ArrowUp, Check, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { hexOf, nextColour } from '../../../app/colours';
import { useDialogs } from '../../../app/dialogs';
import { between, changeStateRow, createState, deleteState, useRun } from '../../../commands';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import { GROUPS, type Group, type Project, type State } from '../../../store/rows';
import { mayEdit, projectStates } from '../../../store/selectors';
import { Button } from '../../../ui/button';
import type { MenuItem } from '../../../ui/menu';
import { MoreMenu } from '../../../ui/more-menu';
import { StateIcon } from '../../../ui/state-icon';
import { SectionHead } from '../section';
import { useHowMany } from '../use-how-many';
import { ColourInput, NameInput } from './named-line';

type OwnGroup = Exclude<Group, 'triage'>;
const SHOWN = GROUPS.filter((group): group is OwnGroup => group !== 'triage');

/** The states of a project, by part of the workflow. */
export function StateSettings({ project }: { readonly project: Project }) {
  const states = useTables((tables) => projectStates(tables, project.id));
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  return (
    <>
      <SectionHead title={`${project.name} · ${t('settings.states')}`} lead={t('states.text')} />
      {SHOWN.map((group) => (
        <GroupOfStates
          key={group}
          project={project}
          group={group}
          states={states.filter((state) => state.group === group)}
          mayChange={mayChange}
        />
      ))}
    </>
  );
}

interface GroupOfStatesProps {
  readonly project: Project;
  readonly group: OwnGroup;
  readonly states: readonly State[];
  readonly mayChange: boolean;
}

function GroupOfStates({ project, group, states, mayChange }: GroupOfStatesProps) {
  const [isAdding, setAdding] = useState(false);
  const name = t(`group.${group}`);
  return (
    <section className="panel panel--flush" aria-label={name}>
      <div className="line__head flex items-center gap-2">
        <StateIcon group={group} />
        <h2 className="flex-1 font-medium">{name}</h2>
        {mayChange ? (
          <button
            type="button"
            className="button button--icon"
            aria-label={t('states.addTo', { group: name })}
            title={t('states.addTo', { group: name })}
            onClick={() => setAdding(true)}
          >
            <Plus aria-hidden="true" />
          </button>
        ) : null}
      </div>
      {states.map((state, at) => (
        <StateLine
          key={state.id}
          state={state}
          before={states.slice(0, at)}
          after={states.slice(at + 1)}
          mayChange={mayChange}
        />
      ))}
      {isAdding ? (
        <NewState
          project={project}
          group={group}
          last={states.at(-1)}
          onDone={() => setAdding(false)}
        />
      ) : null}
    </section>
  );
}

interface StateLineProps {
  readonly state: State;
  readonly before: readonly State[];
  readonly after: readonly State[];
  readonly mayChange: boolean;
}

function StateLine({ state, before, after, mayChange }: StateLineProps) {
  const run = useRun();
  const { name } = state;
  const count = useHowMany(state.project, 'state', state.id);
  const items = useStateMenu({ state, before, after, mayChange }, count);
  return (
    <div className="line">
      <ColourInput
        label={t('states.colour', { name })}
        value={hexOf(state.colour)}
        disabled={!mayChange}
        onKeep={(colour) => run(changeStateRow(state.id, { colour }))}
      />
      <NameInput
        label={t('states.name')}
        value={name}
        disabled={!mayChange}
        onKeep={(next) => run(changeStateRow(state.id, { name: next }))}
      />
      {state.is_default ? <span className="chip">{t('states.default')}</span> : null}
      <span className="row__meta">{count === null ? null : t('states.inUse', { count })}</span>
      {mayChange ? <MoreMenu label={t('states.actions', { name })} items={items} /> : null}
    </div>
  );
}

function useStateMenu(
  { state, before, after }: StateLineProps,
  count: number | null,
): readonly MenuItem[] {
  const run = useRun();
  const { confirm } = useDialogs();
  const { name } = state;
  const put = (lower: State | undefined, upper: State | undefined) =>
    run(
      changeStateRow(state.id, {
        sequence: between(lower?.sequence ?? null, upper?.sequence ?? null),
      }),
    );
  return [
    {
      id: 'default',
      label: t('states.makeDefault'),
      icon: <Check size={16} />,
      disabled: state.is_default,
      run: () => void run(changeStateRow(state.id, { is_default: true })),
    },
    {
      id: 'up',
      label: t('states.up', { name }),
      icon: <ArrowUp size={16} />,
      disabled: before.length === 0,
      run: () => void put(before.at(-2), before.at(-1)),
    },
    {
      id: 'down',
      label: t('states.down', { name }),
      icon: <ArrowDown size={16} />,
      disabled: after.length === 0,
      run: () => void put(after[0], after[1]),
    },
    { kind: 'line', id: 'line' },
    ...SHOWN.filter((group) => group !== state.group).map((group) => ({
      id: group,
      label: t(`group.${group}`),
      icon: <StateIcon group={group} size={16} />,
      run: () => void run(changeStateRow(state.id, { group })),
    })),
    { kind: 'line', id: 'line2' },
    {
      id: 'delete',
      label: t('action.delete'),
      icon: <Trash2 size={16} />,
      danger: true,
      disabled: count !== 0 || state.is_default,
      run: () =>
        confirm({
          title: t('states.deleteTitle', { name }),
          text: t('states.deleteText'),
          action: t('action.delete'),
          run: () => void run(deleteState(state.id)),
        }),
    },
  ];
}

interface NewStateProps {
  readonly project: Project;
  readonly group: OwnGroup;
  readonly last: State | undefined;
  readonly onDone: () => void;
}

function NewState({ project, group, last, onDone }: NewStateProps) {
  const run = useRun();
  const [name, setName] = useState('');
  const [colour, setColour] = useState(() =>
    hexOf(last?.colour ?? nextColour(SHOWN.indexOf(group))),
  );
  function add(event: FormEvent): void {
    event.preventDefault();
    if (!name.trim()) return;
    const sequence = between(last?.sequence ?? null, null);
    run(createState({ project: project.id, name, colour, group, sequence }));
    onDone();
  }
  return (
    <form className="line" onSubmit={add}>
      <input
        type="color"
        className="swatch"
        aria-label={t('states.colourNew')}
        value={colour}
        onChange={(event) => setColour(event.currentTarget.value)}
      />
      <input
        className="input line__name"
        aria-label={t('states.name')}
        placeholder={t('states.name')}
        value={name}
        maxLength={255}
        // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to write in it
        autoFocus
        onChange={(event) => setName(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape') onDone();
        }}
      />
      <Button onClick={onDone}>{t('action.cancel')}</Button>
      <Button type="submit" kind="main" disabled={!name.trim()}>
        {t('action.add')}
      </Button>
    </form>
  );
}
