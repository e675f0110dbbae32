import { useEffect, useMemo, useState } from 'react';
import { countMatching, type Where } from '../../api/bulk';
import type { Id } from '../../store/rows';

/** How many issues of a project the server finds; null until it has answered, and while nothing is asked for. */
export function useCount(slug: string, project: Id, where: Where | null): number | null {
  const asked = useMemo(() => JSON.stringify(where), [where]);
  const [known, setKnown] = useState<{ readonly asked: string; readonly count: number } | null>(
    null,
  );
  useEffect(() => {
    const wanted = JSON.parse(asked) as Where | null;
    if (!wanted) return undefined;
    const stop = new AbortController();
    countMatching({ slug, project }, wanted, stop.signal).then(
      (count) => setKnown({ asked, count }),
      // Without an answer nothing is offered.
      () => undefined,
    );
    return () => stop.abort();
  }, [slug, project, asked]);
  return known?.asked === asked ? known.count : null;
}
