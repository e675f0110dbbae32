import { useEffect, useState } from 'react';
import { countMatching } from '../../api/bulk';
import { t } from '../../i18n';
import type { FeedEvent } from '../../store/events';
import { useEngine } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { Asking } from '../query/asking';

/** What the number of a project's issues needs. */
export interface ServedCountProps {
  readonly slug: string;
  readonly project: Id;
}

/** How many issues a project has, as the server counts them; nothing until it has answered. */
export function ServedCount({ slug, project }: ServedCountProps) {
  const { hearers } = useEngine();
  const [count, setCount] = useState<number | null>(null);
  useEffect(() => {
    const asking = new Asking(async (signal) => {
      try {
        setCount(await countMatching({ slug, project }, {}, signal));
        return true;
      } catch {
        return signal.aborted;
      }
    });
    const hearer = {
      hear(events: readonly FeedEvent[]) {
        if (events.some(({ type }) => COUNTED.test(type))) asking.soon();
      },
      refresh: () => asking.now(),
      close: () => asking.end(),
    };
    hearers.add(hearer);
    asking.now();
    return () => {
      hearers.delete(hearer);
      asking.end();
    };
  }, [hearers, slug, project]);
  return count === null ? null : <span className="row__meta">{t('list.count', { count })}</span>;
}

/** The events that can change how many there are. */
const COUNTED = /^Issue(Created|Undeleted|Deleted|Archived|Restored|Moved|StateChanged)$/;
