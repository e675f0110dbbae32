import { useCallback, useEffect, useState } from 'react';
import { sentenceOf } from '../../app/problems';

/** Rows that the copy of the workspace does not hold, read from the server. */
export interface Loaded<Rows> {
  readonly rows: Rows | null;
  /** Why they could not be read. */
  readonly fault: string | null;
  readonly reload: () => void;
}

/** Reads rows when the page opens, and again when asked. */
export function useLoaded<Rows>(read: () => Promise<Rows>): Loaded<Rows> {
  const [rows, setRows] = useState<Rows | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [round, setRound] = useState(0);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another round reads again
  useEffect(() => {
    let isCurrent = true;
    read().then(
      (found) => {
        if (!isCurrent) return;
        setRows(found);
        setFault(null);
      },
      (reason: unknown) => isCurrent && setFault(sentenceOf(reason)),
    );
    return () => {
      isCurrent = false;
    };
  }, [read, round]);
  return { rows, fault, reload: useCallback(() => setRound((before) => before + 1), []) };
}
