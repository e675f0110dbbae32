import type { ReactNode } from 'react';
import { t } from '../../i18n';
import type { Id, Issue, Tables } from '../../store/rows';
import { isLeft } from '../../store/scope';
import { compareNames } from '../../store/selectors';
import { Avatar } from '../../ui/avatar';
import { LabelDot } from '../../ui/label-chip';

interface Share {
  readonly id: string;
  readonly name: string;
  readonly icon: ReactNode;
  readonly done: number;
  readonly count: number;
}

interface SharesProps {
  readonly tables: Tables;
  readonly issues: readonly Issue[];
}

/** How the issues are shared among people, and among labels. */
export function Shares({ tables, issues }: SharesProps) {
  const people = sharesOf(
    tables,
    issues,
    (issue) => issue.assignees,
    (id) => {
      const person = tables.members.get(id);
      const name = person?.display_name ?? t('person.nobody');
      return { name, icon: <Avatar person={person ?? null} /> };
    },
  );
  const labels = sharesOf(
    tables,
    issues,
    (issue) => issue.labels,
    (id) => {
      const label = tables.labels.get(id);
      const icon = <LabelDot colour={label?.colour ?? null} />;
      return { name: label?.name ?? t('group.none.label'), icon };
    },
  );
  return (
    <div className="shares">
      <List title={t('burn.byPerson')} shares={people} />
      <List title={t('burn.byLabel')} shares={labels} />
    </div>
  );
}

function sharesOf(
  tables: Tables,
  issues: readonly Issue[],
  keysOf: (issue: Issue) => readonly Id[],
  shown: (id: string) => Pick<Share, 'name' | 'icon'>,
): readonly Share[] {
  const counts = new Map<string, { done: number; count: number }>();
  for (const issue of issues) {
    const keys = keysOf(issue);
    for (const key of keys.length > 0 ? keys : ['none']) {
      const sum = counts.get(key) ?? { done: 0, count: 0 };
      sum.count += 1;
      if (!isLeft(tables, issue)) sum.done += 1;
      counts.set(key, sum);
    }
  }
  return [...counts]
    .map(([id, sum]) => ({ id, ...shown(id), ...sum }))
    .sort(
      (a, b) => Number(a.id === 'none') - Number(b.id === 'none') || compareNames(a.name, b.name),
    );
}

function List({ title, shares }: { readonly title: string; readonly shares: readonly Share[] }) {
  if (shares.length === 0) return null;
  return (
    <section className="panel panel--flush">
      <div className="line__head">
        <h2 className="font-medium">{title}</h2>
      </div>
      <ul className="sidebar__list">
        {shares.map(({ id, name, icon, done, count }) => (
          <li key={id} className="line share">
            {icon}
            <span className="cut flex-1">{name}</span>
            <span className="share__bar" aria-hidden="true">
              <span style={{ inlineSize: `${(done / count) * 100}%` }} />
            </span>
            <span className="row__meta">{t('burn.of', { done, count })}</span>
          </li>
        ))}
      </ul>
    </section>
  );
}
