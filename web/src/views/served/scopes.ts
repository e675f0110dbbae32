/** How much is in each cycle or module of a project, where not all issues are here: the server counts. */
import { send } from '../../api/client';
import type { FeedEvent } from '../../store/events';
import { GROUPS, type Id } from '../../store/rows';
import type { Scope } from '../../store/scope';
import { Cell } from '../../sync/cell';
import type { Engine, Hearer } from '../../sync/engine';
import { Asking } from '../query/asking';

interface Counts {
  readonly grouped_counts: Readonly<
    Record<string, { readonly sub_grouped_counts?: Readonly<Record<string, { count: number }>> }>
  >;
}

const GROUPED = { cycle: 'cycle_id', module: 'issue_module__module_id' } as const;

/** The counts of one project's cycles or modules; they are asked for while somebody looks at them. */
class Scopes implements Hearer {
  readonly state = new Cell<ReadonlyMap<Id, Scope> | null>(null);
  readonly #engine: Engine;
  readonly #asking: Asking;
  #users = 0;

  constructor(engine: Engine, project: Id, kind: 'cycle' | 'module') {
    this.#engine = engine;
    const params = new URLSearchParams({
      project,
      group_by: GROUPED[kind],
      sub_group_by: 'state__group',
    });
    const path = `workspaces/${encodeURIComponent(engine.slug)}/work-items/count/?${params}`;
    this.#asking = new Asking(async (signal) => {
      try {
        const { body } = await send<Counts>('GET', path, { signal });
        this.state.set(scopesOf(body));
        return true;
      } catch {
        return signal.aborted;
      }
    });
  }

  /** Asks as long as somebody looks. */
  use(): () => void {
    this.#users += 1;
    if (this.#users === 1) {
      this.#engine.hearers.add(this);
      this.#asking.now();
    }
    return () => {
      this.#users -= 1;
      if (this.#users === 0) this.#engine.hearers.delete(this);
    };
  }

  hear(events: readonly FeedEvent[]): void {
    if (events.some(({ entity }) => entity === 'issue' || entity === 'project'))
      this.#asking.soon();
  }

  refresh(): void {
    this.#asking.now();
  }

  close(): void {
    this.#asking.end();
  }
}

function scopesOf({ grouped_counts }: Counts): ReadonlyMap<Id, Scope> {
  return new Map(
    Object.entries(grouped_counts).map(([id, { sub_grouped_counts: parts = {} }]) => {
      const sums = GROUPS.map((group) => [group, parts[group]?.count ?? 0] as const);
      const total = sums.reduce((sum, [, count]) => sum + count, 0);
      return [id, { ...Object.fromEntries(sums), total } as Scope];
    }),
  );
}

const known = new WeakMap<Engine, Map<string, Scopes>>();

/** The counts of a project's cycles or modules. */
export function scopesIn(engine: Engine, project: Id, kind: 'cycle' | 'module'): Scopes {
  const all = known.get(engine) ?? new Map<string, Scopes>();
  known.set(engine, all);
  const key = `${project} ${kind}`;
  const scopes = all.get(key) ?? new Scopes(engine, project, kind);
  all.set(key, scopes);
  return scopes;
}
