import { useCallback, useEffect, useRef, useState } from 'react';
import { newKey } from '../commands/ids';
import { sentenceOf } from './problems';

/** Something that the server is asked about first, and that is done once somebody has seen what it says. */
export interface Previewed<Read> {
  /** What would come of it; null until the server has answered. */
  readonly read: Read | null;
  /** Why there is no answer. */
  readonly fault: string | null;
  /** Whether something changed between the preview and doing it, so that nothing was done. */
  readonly hasMoved: boolean;
  /** Whether it is asked or done just now; a button stays where it is then, with its focus, and does nothing. */
  readonly isBusy: boolean;
  /** Asks again what would come of it. */
  readonly look: () => void;
  /** Carries out what the preview has shown. */
  readonly carryOut: () => void;
}

interface Steps<Read> {
  readonly ask: (signal: AbortSignal) => Promise<Read>;
  /** Does it under a key; what would come of it now, where that is something else by now, null once it was done. */
  readonly act: (read: Read, key: string) => Promise<Read | null>;
}

/** Asks what would come of something, and does it. Both steps are asked for anew when they are other functions. */
export function usePreview<Read>({ ask, act }: Steps<Read>): Previewed<Read> {
  const [read, setRead] = useState<Read | null>(null);
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
    key.current = newKey();
    ask(stop.signal)
      .then(
        (answer) => {
          setRead(() => answer);
          setFault(null);
        },
        (reason: unknown) => {
          if (!stop.signal.aborted) setFault(sentenceOf(reason));
        },
      )
      .finally(() => stop.signal.aborted || setBusy(false));
    return () => stop.abort();
  }, [ask, tries]);

  const carryOut = useCallback(async () => {
    if (read === null || isBusy) return;
    setBusy(true);
    setFault(null);
    try {
      const now = await act(read, key.current);
      key.current = newKey();
      if (now === null) return;
      setRead(() => now);
      setMoved(true);
    } catch (reason) {
      setFault(sentenceOf(reason));
    }
    setBusy(false);
  }, [act, read, isBusy]);

  return {
    read,
    fault,
    hasMoved,
    isBusy,
    look: useCallback(() => setTries((before) => before + 1), []),
    carryOut: useCallback(() => void carryOut(), [carryOut]),
  };
}
