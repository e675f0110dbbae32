import '../../i18n/late/own';
import '../../own/own.css';
import { Clock } from 'lucide-react';
import { Link } from 'wouter';
import type { EntityData, EntityKind } from '../../api/own';
import { Header } from '../../app/header';
import { t } from '../../i18n';
import { formatAgo } from '../../i18n/times';
import { useOwn, useOwnState } from '../../own/current';
import { type Shown, shownOf } from '../../own/entity';
import { isFolder, sorted } from '../../own/order';
import { useTables } from '../../store/hooks';
import type { Id, Tables } from '../../store/rows';
import { Button } from '../../ui/button';
import { Empty } from '../../ui/empty';

interface Line extends Shown {
  readonly id: Id;
  readonly when: string | null;
}

/** Where a day begins: what was opened last, and what was marked. */
export function HomePage() {
  const own = useOwn();
  const { favourites, visits, phase } = useOwnState();
  const tables = useTables((all) => all);
  const recent = visits.flatMap(({ id, entity_name, entity_identifier, entity_data, visited_at }) =>
    lineOf(tables, id, entity_name, entity_identifier, entity_data, visited_at),
  );
  const marked = sorted(favourites)
    .filter((one) => !isFolder(one))
    .flatMap(({ id, entity_type, entity_identifier, entity_data, name }) =>
      entity_type === 'folder' || entity_identifier === null
        ? []
        : lineOf(tables, id, entity_type, entity_identifier, entity_data, null, name),
    );
  return (
    <>
      <Header title={t('nav.home')} />
      {recent.length + marked.length > 0 ? (
        <div className="home">
          <Lines title={t('own.recent')} lines={recent} />
          <Lines title={t('own.favourites')} lines={marked} />
        </div>
      ) : (
        <Nothing phase={phase} onRetry={() => void own?.load()} />
      )}
    </>
  );
}

interface NothingProps {
  readonly phase: 'loading' | 'ready' | 'failed';
  readonly onRetry: () => void;
}

function Nothing({ phase, onRetry }: NothingProps) {
  if (phase === 'loading') return <div className="home" aria-busy="true" />;
  if (phase === 'failed') {
    return (
      <Empty icon={<Clock />} title={t('own.failedTitle')} text={t('own.failedText')}>
        <Button kind="outline" onClick={onRetry}>
          {t('action.retry')}
        </Button>
      </Empty>
    );
  }
  return <Empty icon={<Clock />} title={t('own.noneTitle')} text={t('own.noneText')} />;
}

function Lines({ title, lines }: { readonly title: string; readonly lines: readonly Line[] }) {
  if (lines.length === 0) return null;
  return (
    <section aria-label={title}>
      <h2 className="home__title">{title}</h2>
      <ul className="home__list">
        {lines.map(({ id, name, lead, address, icon, when }) => (
          <li key={id}>
            <Link href={address} className="home__line">
              {icon}
              {lead ? <span className="row__meta figures">{lead}</span> : null}
              <span className="cut">{name}</span>
              {when ? <span className="home__when">{when}</span> : null}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}

function lineOf(
  tables: Tables,
  id: Id,
  kind: EntityKind,
  thing: Id,
  data: EntityData | null,
  at: string | null,
  name: string | null = null,
): readonly Line[] {
  const shown = shownOf(tables, kind, thing, data);
  if (!shown) return [];
  return [{ ...shown, id, name: name ?? shown.name, when: at === null ? null : formatAgo(at) }];
}
