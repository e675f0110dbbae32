import { useCallback, useEffect, useRef, useState } from 'react';
import { previewUndo, type UndoOf, type UndoReport, undo } from '../../api/undo';
import { sentenceOf } from '../../app/problems';
import { newKey } from '../../commands/ids';
import { useEngine } from '../../store/hooks';
import { isPartly } from './facts';

/** How far undoing a command has come. */
export interface Undoing {
  /** What would come of it; null until the server has answered. */
  readonly report: UndoReport | null;
  /** Why there is no answer, or none that undid it. */
  readonly fault: string | null;
  /** Whether something changed between the preview and undoing, so that nothing was undone. */
  readonly hasMoved: boolean;
  readonly isBusy: boolean;
  /** Asks again what would come of it. */
  readonly look: () => void;
  /** Undoes it, but for what has changed since. */
  readonly carryOut: () => void;
}

/** Asks what undoing a command does, and does it; `onDone` hears how it went. */
export function useUndo(of: UndoOf, onDone: (report: UndoReport) => void): Undoing {
  const { slug } = useEngine();
  const [report, setReport] = useState<UndoReport | null>(null);
  const [fault, setFault] = useState<string | null>(null);
  const [hasMoved, setMoved] = useState(false);
  const [isBusy, setBusy] = useState(true);
  const [tries, setTries] = useState(0);
  // The same for a repetition of what was not answered, another one once it was.
  const key = useRef(newKey());

  // biome-ignore lint/correctness/useExhaustiveDependencies: another try is another reason to ask
  useEffect(() => {
    const stop = new AbortController();
    setBusy(true);
    previewUndo(slug, of, stop.signal).then(
      (read) => {
        setReport(read);
        setFault(null);
        setBusy(false);
      },
      (reason: unknown) => {
        if (stop.signal.aborted) return;
        setFault(sentenceOf(reason));
        setBusy(false);
      },
    );
    return () => stop.abort();
  }, [slug, of, tries]);

  const carryOut = useCallback(async () => {
    if (!report) return;
    setBusy(true);
    setFault(null);
    try {
      const how = { partly: isPartly(report.facts), key: key.current };
      const undone = await undo(slug, of, how);
      key.current = newKey();
      if (undone.kind === 'done') return onDone(undone.report);
      setReport({ ...report, facts: undone.facts });
      setMoved(true);
    } catch (reason) {
      setFault(sentenceOf(reason));
    }
    setBusy(false);
  }, [slug, of, report, onDone]);

  return {
    report,
    fault,
    hasMoved,
    isBusy,
    look: useCallback(() => setTries((before) => before + 1), []),
    carryOut: useCallback(() => void carryOut(), [carryOut]),
  };
}
