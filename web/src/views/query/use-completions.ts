import { useEffect, useState } from 'react';
import { type Completions, type QueryPlace, type Suggestion, suggest } from '../../api/query';

/** So long after the last key the server is asked, in milliseconds. */
const PAUSE = 120;
const NONE: Completions = { from: 0, suggestions: [] };

/** What could come next in a query that is written up to here; nothing for null, and where the server cannot be reached. */
export function useCompletions({ slug, project }: QueryPlace, begun: string | null): Completions {
  const [answer, setAnswer] = useState<{ readonly begun: string; readonly said: Completions }>();
  useEffect(() => {
    if (begun === null) return undefined;
    const stop = new AbortController();
    const timer = setTimeout(() => {
      suggest({ slug, project }, begun, stop.signal).then(
        (said) => setAnswer({ begun, said: { ...said, suggestions: sorted(said.suggestions) } }),
        // What is written is asked all the same, and then said to be wrong.
        () => stop.signal.aborted || setAnswer({ begun, said: NONE }),
      );
    }, PAUSE);
    return () => {
      clearTimeout(timer);
      stop.abort();
    };
  }, [slug, project, begun]);
  return begun !== null && answer?.begun === begun ? answer.said : NONE;
}

/** What people look for comes before brackets and `NOT`, which can stand at most places. */
function sorted(suggestions: readonly Suggestion[]): Suggestion[] {
  const isWord = ({ kind }: Suggestion) => Number(kind === 'word');
  return suggestions.toSorted((a, b) => isWord(a) - isWord(b));
}
