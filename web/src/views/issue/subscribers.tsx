import '../../i18n/late/activity';
import { Bell, BellOff } from 'lucide-react';
import { subscribe, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayComment } from '../../store/selectors';
import { Avatars } from '../../ui/avatar';
import { Button } from '../../ui/button';

interface SubscribersProps {
  readonly issue: Id;
  readonly ids: readonly Id[];
}

/** Who hears of an issue, and hearing of it oneself. */
export function Subscribers({ issue, ids }: SubscribersProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const people = ids.flatMap((id) => tables.members.get(id) ?? []);
  const isOwn = ids.includes(tables.me);
  const may = mayComment(tables, tables.issues.get(issue)?.project ?? '');
  return (
    <span className="ms-auto flex items-center gap-2">
      {may ? (
        <Button onClick={() => run(subscribe(issue, !isOwn))}>
          {isOwn ? <BellOff aria-hidden="true" /> : <Bell aria-hidden="true" />}
          {t(isOwn ? 'subscription.end' : 'subscription.begin')}
        </Button>
      ) : null}
      {people.length > 0 ? (
        <>
          <span className="hidden-text">{t('subscription.people')}</span>
          <Avatars people={people} size={20} />
        </>
      ) : null}
    </span>
  );
}
