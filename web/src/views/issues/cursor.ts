import { useCallback, useMemo, useState } from 'react';
import type { ViewGroup } from '../../query';
import type { Id } from '../../store/rows';

/** A place of an issue in a view: it can be in several groups. */
export interface Place {
  readonly group: string;
  readonly id: Id;
}

/** Where somebody is in a view, and what they selected. */
export interface Cursor {
  readonly active: Place | null;
  readonly selected: ReadonlySet<Id>;
  /** Whether everything is selected that the page asks for, also what is not shown. */
  readonly isWhole: boolean;
  /** What actions act on: the selection, else the active issue; nothing that has a name while everything is selected. */
  readonly targets: readonly Id[];
  readonly setActive: (place: Place | null) => void;
  /** Moves by some rows; from nowhere to the first. */
  readonly move: (by: number) => void;
  /** Moves to the group beside, about the same row. */
  readonly moveAcross: (by: number) => void;
  readonly moveTo: (end: 'first' | 'last') => void;
  readonly toggle: (place: Place, range?: boolean) => void;
  readonly selectAll: () => void;
  readonly selectWhole: () => void;
  readonly clear: () => void;
}

/** Keeps the place and the selection within the groups that are shown; `asked` is what the page asks for. */
export function useCursor(groups: readonly ViewGroup[], asked = ''): Cursor {
  const places = useMemo(
    () => groups.flatMap((group) => group.issues.map((id) => ({ group: group.key, id }))),
    [groups],
  );
  const [wanted, setActive] = useState<Place | null>(null);
  const [chosen, setChosen] = useState<ReadonlySet<Id>>(NOTHING);
  // What was asked for when everything of it was selected.
  const [whole, setWhole] = useState<string | null>(null);
  const isWhole = whole === asked;
  const [anchor, setAnchor] = useState<Place | null>(null);
  const at = useMemo(() => indexOf(places, wanted), [places, wanted]);
  const active = at >= 0 ? (places[at] ?? null) : null;
  const selected = useMemo(() => {
    if (chosen.size === 0 && !isWhole) return chosen;
    const shown = new Set(places.map((place) => place.id));
    return isWhole ? shown : new Set([...chosen].filter((id) => shown.has(id)));
  }, [chosen, places, isWhole]);
  const targets = useMemo(() => {
    if (isWhole) return [];
    return selected.size > 0 ? [...selected] : active ? [active.id] : [];
  }, [selected, active, isWhole]);
  /** Selects issues by their names, and no longer everything. */
  const choose = useCallback((next: ReadonlySet<Id>) => {
    setWhole(null);
    setChosen(next);
  }, []);

  const move = useCallback(
    (by: number) => {
      const from = at < 0 ? (by > 0 ? -1 : places.length) : at;
      const next = places[Math.min(Math.max(from + by, 0), places.length - 1)];
      if (next) setActive(next);
    },
    [at, places],
  );
  const moveAcross = useCallback(
    (by: number) => {
      const here = groups.findIndex((group) => group.key === active?.group);
      const row = active ? (groups[here]?.issues.indexOf(active.id) ?? 0) : 0;
      for (let to = here + by; to >= 0 && to < groups.length; to += by) {
        const group = groups[to];
        const id = group?.issues[Math.min(row, group.issues.length - 1)];
        if (group && id) return setActive({ group: group.key, id });
      }
    },
    [groups, active],
  );
  const moveTo = useCallback(
    (end: 'first' | 'last') => setActive((end === 'first' ? places[0] : places.at(-1)) ?? null),
    [places],
  );
  const toggle = useCallback(
    (place: Place, range = false) => {
      const next = new Set(selected);
      const from = indexOf(places, range ? anchor : null);
      const to = indexOf(places, place);
      if (from >= 0 && to >= 0) {
        for (const between of places.slice(Math.min(from, to), Math.max(from, to) + 1))
          next.add(between.id);
      } else if (!next.delete(place.id)) next.add(place.id);
      setAnchor(place);
      choose(next);
    },
    [selected, places, anchor, choose],
  );
  const selectAll = useCallback(
    () => choose(new Set(places.map((place) => place.id))),
    [places, choose],
  );
  const selectWhole = useCallback(() => {
    selectAll();
    setWhole(asked);
  }, [selectAll, asked]);
  const clear = useCallback(() => choose(NOTHING), [choose]);
  return {
    active,
    selected,
    isWhole,
    targets,
    setActive,
    move,
    moveAcross,
    moveTo,
    toggle,
    selectAll,
    selectWhole,
    clear,
  };
}

const NOTHING: ReadonlySet<Id> = new Set();

/** Where a place is; if it left its group, where the issue is now. */
function indexOf(places: readonly Place[], wanted: Place | null): number {
  if (!wanted) return -1;
  const exact = places.findIndex((place) => place.id === wanted.id && place.group === wanted.group);
  return exact >= 0 ? exact : places.findIndex((place) => place.id === wanted.id);
}
