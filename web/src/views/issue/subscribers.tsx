import '../../i18n/late/activity';
import { Bell, BellOff } from 'lucide-react';
import { subscribe, useRun } from '../../commands';
import { t } from '../../i18n';
import { targets, useAction, useKeysOf } from '../../keys';
import { useTables } from '../../store/hooks';
import type { Id } from '../../store/rows';
import { mayComment } from '../../store/selectors';
import { announce } from '../../ui/announce';
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
  const keys = useKeysOf('issue.subscribe');
  function toggle(): void {
    run(subscribe(issue, !isOwn));
    announce(t(isOwn ? 'subscription.ended' : 'subscription.begun'));
  }
  useAction({
    id: 'issue.subscribe',
    title: t(isOwn ? 'subscription.end' : 'subscription.begin'),
    scope: 'selection',
    // A list beside has other issues selected: those are not meant.
    when: () => may && targets().every((id) => id === issue),
    run: toggle,
  });
  return (
    <span className="ms-auto flex items-center gap-2">
      {may ? (
        <Button onClick={toggle} {...(keys && { title: keys, 'aria-keyshortcuts': keys })}>
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
