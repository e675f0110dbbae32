import { useEffect, useMemo, useRef } from 'react';
import { useEngine, useTables } from '../store/hooks';
import type { Id, Issue, Tables } from '../store/rows';
import { searchIssues } from '../views/palette/search';

/** How long nothing is typed before the server is asked, in milliseconds. */
const PAUSE = 180;

/**
 * Where one of a project's issues is to be chosen and not all of them are here: reads those that a typed text finds, and
 * the latest while there is none. What hears of the text; nothing where all issues are here.
 */
export function useOffered(project: Id): ((text: string) => void) | undefined {
  const engine = useEngine();
  const isPartial = useTables((tables) => tables.isPartial);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useMemo(() => {
    if (!isPartial) return undefined;
    return (text: string) => {
      clearTimeout(timer.current);
      timer.current = setTimeout(
        () => {
          void import('../views/served/hold').then(({ holdOffered }) =>
            holdOffered(engine, project, text.trim()),
          );
        },
        text === '' ? 0 : PAUSE,
      );
    };
  }, [engine, isPartial, project]);
}

/** The issues of a project that a text finds beside those that are offered anyway, where not all issues are here. */
export function foundBeside(
  tables: Tables,
  project: Id,
  text: string,
  isOffered: (id: Id) => boolean,
): readonly Issue[] {
  if (!tables.isPartial) return [];
  return searchIssues(tables, text).filter((row) => row.project === project && !isOffered(row.id));
}
