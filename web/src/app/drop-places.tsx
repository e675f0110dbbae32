import '../i18n/late/places';
import { type DragEvent, useEffect, useState } from 'react';
import { useRun } from '../commands';
import { changeCycleOf, changeModulesOf } from '../commands/places';
import { t } from '../i18n';
import { useTables } from '../store/hooks';
import { projectCycles, projectModules } from '../store/places';
import type { Id, Project } from '../store/rows';
import { isOpenCycle } from '../store/scope';
import { mayEdit } from '../store/selectors';
import { presentTime } from '../store/times';
import { announce } from '../ui/announce';
import { PlaceIcon } from '../ui/place-icon';
import { notify } from '../ui/toast';

/** What the places need that take dragged issues. */
export interface DropPlacesProps {
  readonly kind: 'cycles' | 'modules';
  readonly project: Project;
  readonly issues: readonly Id[];
  /** Brings them into sight: in a long side bar the project is somewhere else. */
  readonly onShown: () => void;
}

interface Place {
  readonly id: Id;
  readonly name: string;
}

/** The cycles or modules of a project that take the issues which are being dragged. */
export function DropPlaces({ kind, project, issues, onShown }: DropPlacesProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const isTaken =
    mayEdit(tables, project.id) &&
    issues.every((id) => tables.issues.get(id)?.project === project.id);
  useEffect(() => {
    if (isTaken) onShown();
  }, [isTaken, onShown]);
  if (!isTaken) return null;
  const now = presentTime();
  const places: readonly Place[] =
    kind === 'cycles'
      ? projectCycles(tables, project.id).filter((row) => isOpenCycle(row, now))
      : projectModules(tables, project.id).filter((row) => row.archived_at === null);

  function drop({ id, name }: Place): void {
    if (kind === 'cycles') run(changeCycleOf(issues, id));
    else run(changeModulesOf(issues, { add: [id] }));
    const done = t('places.dropped', { count: issues.length, name });
    announce(done);
    notify({ title: done });
  }

  return places.map((place) => (
    <li key={place.id}>
      <DropPlace kind={kind} place={place} onDrop={() => drop(place)} />
    </li>
  ));
}

interface DropPlaceProps {
  readonly kind: DropPlacesProps['kind'];
  readonly place: Place;
  readonly onDrop: () => void;
}

function DropPlace({ kind, place, onDrop }: DropPlaceProps) {
  const [isOver, setOver] = useState(false);
  const take = (event: DragEvent) => {
    event.preventDefault();
    event.dataTransfer.dropEffect = 'move';
    setOver(true);
  };
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: it is there while something is dragged; keys have Shift C and Shift M
    <div
      className="side-link side-drop"
      data-over={isOver}
      data-drop={place.id}
      onDragEnter={take}
      onDragOver={take}
      onDragLeave={() => setOver(false)}
      onDrop={(event) => {
        event.preventDefault();
        setOver(false);
        onDrop();
      }}
    >
      <PlaceIcon field={kind === 'cycles' ? 'cycle' : 'module'} />
      <span className="cut">{place.name}</span>
    </div>
  );
}
