import { ArrowDown, ArrowUp, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { useDialogs } from '../../../app/dialogs';
import { useRun } from '../../../commands';
import {
  addEstimatePoints,
  changeEstimate,
  changeEstimatePoint,
  changeProjectEstimate,
  createEstimate,
  deleteEstimate,
  removeEstimatePoint,
} from '../../../commands/places';
import { t } from '../../../i18n';
import { useTables } from '../../../store/hooks';
import type { Estimate, EstimatePoint, Project } from '../../../store/rows';
import { mayEdit, mayManage } from '../../../store/selectors';
import { Button, IconButton } from '../../../ui/button';
import { Empty } from '../../../ui/empty';
import { Switch } from '../../../ui/field';
import { PlaceIcon } from '../../../ui/place-icon';
import { SectionHead } from '../section';
import { useHowMany } from '../use-how-many';
import { NameInput } from './named-line';

/** The scales to begin with. */
const SCALES = [
  ['estimates.fibonacci', 'estimates.nameFibonacci', 'points', ['1', '2', '3', '5', '8', '13']],
  ['estimates.linear', 'estimates.nameLinear', 'points', ['1', '2', '3', '4', '5', '6']],
  ['estimates.shirts', 'estimates.nameShirts', 'categories', ['XS', 'S', 'M', 'L', 'XL']],
] as const;

/** What a project's issues are estimated with. */
export function EstimateSettings({ project }: { readonly project: Project }) {
  const estimate = useTables((tables) =>
    [...tables.estimates.values()].find((row) => row.project === project.id),
  );
  const mayChange = useTables((tables) => mayEdit(tables, project.id));
  return (
    <>
      <SectionHead
        title={`${project.name} · ${t('settings.estimates')}`}
        lead={t('estimates.text')}
      />
      {estimate ? (
        <OfEstimate estimate={estimate} project={project} mayChange={mayChange} />
      ) : (
        <NoEstimate project={project} mayChange={mayChange} />
      )}
    </>
  );
}

interface NoEstimateProps {
  readonly project: Project;
  readonly mayChange: boolean;
}

function NoEstimate({ project, mayChange }: NoEstimateProps) {
  const run = useRun();
  const mayUse = useTables((tables) => mayManage(tables, project.id));
  function begin([, name, kind, values]: (typeof SCALES)[number]): void {
    const { id } = run(createEstimate({ project: project.id, name: t(name), kind }));
    if (!id) return;
    run(addEstimatePoints(id, values));
    if (mayUse) run(changeProjectEstimate(project.id, id));
  }
  return (
    <Empty
      icon={<PlaceIcon field="estimate" size={24} />}
      title={t('estimates.none')}
      {...(mayChange && { text: t('estimates.noneText') })}
    >
      {mayChange
        ? SCALES.map((scale) => (
            <Button key={scale[0]} kind="outline" onClick={() => begin(scale)}>
              {t(scale[0])}
            </Button>
          ))
        : null}
    </Empty>
  );
}

interface OfEstimateProps extends NoEstimateProps {
  readonly estimate: Estimate;
}

function OfEstimate({ estimate, project, mayChange }: OfEstimateProps) {
  const run = useRun();
  const { confirm } = useDialogs();
  const mayUse = useTables((tables) => mayManage(tables, project.id));
  const { id, name, kind, points } = estimate;
  return (
    <>
      <div className="panel panel--flush">
        <div className="line">
          <PlaceIcon field="estimate" />
          <NameInput
            label={t('estimates.name')}
            value={name}
            disabled={!mayChange}
            onKeep={(next) => run(changeEstimate(id, { name: next }))}
          />
          <span className="row__meta">{t(`estimates.kind.${kind}`)}</span>
        </div>
      </div>
      <div className="panel">
        <Switch
          label={t('estimates.use')}
          {...(mayUse ? {} : { hint: t('estimates.useHint') })}
          checked={project.estimate === id}
          disabled={!mayUse || project.archived_at !== null}
          onChange={(on) => run(changeProjectEstimate(project.id, on ? id : null))}
        />
      </div>
      <section className="panel panel--flush" aria-label={t('estimates.values')}>
        <div className="line__head">
          <h2 className="font-medium">{t('estimates.values')}</h2>
        </div>
        {points.map((point, at) => (
          <PointLine
            key={point.id}
            estimate={estimate}
            point={point}
            before={points[at - 1]}
            after={points[at + 1]}
            mayChange={mayChange}
          />
        ))}
        {mayChange ? <NewPoint estimate={estimate} /> : null}
      </section>
      {mayChange ? (
        <div className="panel__foot">
          <Button
            kind="danger"
            onClick={() =>
              confirm({
                title: t('estimates.deleteTitle', { name }),
                text: t('estimates.deleteText'),
                action: t('action.delete'),
                run: () => void run(deleteEstimate(id)),
              })
            }
          >
            {t('estimates.delete')}
          </Button>
        </div>
      ) : null}
    </>
  );
}

interface PointLineProps {
  readonly estimate: Estimate;
  readonly point: EstimatePoint;
  readonly before: EstimatePoint | undefined;
  readonly after: EstimatePoint | undefined;
  readonly mayChange: boolean;
}

function PointLine({ estimate, point, before, after, mayChange }: PointLineProps) {
  const run = useRun();
  const { confirm } = useDialogs();
  const { value } = point;
  const count = useHowMany(estimate.project, 'estimate', point.id);
  /** Two values change their places: each takes the other's key, or one step beside it when they are the same. */
  function swap(other: EstimatePoint, step: number): void {
    const key = other.key === point.key ? Math.max(0, other.key + step) : other.key;
    run(changeEstimatePoint(estimate.id, point.id, { key }));
    if (other.key !== point.key) {
      run(changeEstimatePoint(estimate.id, other.id, { key: point.key }));
    }
  }
  return (
    <div className="line">
      <NameInput
        label={t('estimates.value')}
        value={value}
        disabled={!mayChange}
        onKeep={(next) =>
          run(changeEstimatePoint(estimate.id, point.id, { value: next.slice(0, 20) }))
        }
      />
      <span className="row__meta">{count === null ? null : t('list.count', { count })}</span>
      {mayChange ? (
        <>
          <IconButton
            label={t('estimates.up', { value })}
            disabled={!before}
            onClick={() => before && swap(before, -1)}
          >
            <ArrowUp />
          </IconButton>
          <IconButton
            label={t('estimates.down', { value })}
            disabled={!after}
            onClick={() => after && swap(after, 1)}
          >
            <ArrowDown />
          </IconButton>
          <IconButton
            label={t('estimates.removeValue', { value })}
            disabled={count === null}
            onClick={() =>
              confirm({
                title: t('estimates.removeTitle', { value }),
                text: t('estimates.removeText', { count: count ?? 0 }),
                action: t('action.remove'),
                run: () => void run(removeEstimatePoint(estimate.id, point.id)),
              })
            }
          >
            <Trash2 />
          </IconButton>
        </>
      ) : null}
    </div>
  );
}

function NewPoint({ estimate }: { readonly estimate: Estimate }) {
  const run = useRun();
  const [value, setValue] = useState('');
  function add(event: FormEvent): void {
    event.preventDefault();
    if (!value.trim()) return;
    run(addEstimatePoints(estimate.id, [value]));
    setValue('');
  }
  return (
    <form className="line" onSubmit={add}>
      <input
        className="input line__name"
        aria-label={t('estimates.newValue')}
        placeholder={t('estimates.newValue')}
        maxLength={20}
        value={value}
        onChange={(event) => setValue(event.currentTarget.value)}
      />
      <Button type="submit" kind="main" disabled={!value.trim()}>
        {t('estimates.addValue')}
      </Button>
    </form>
  );
}
