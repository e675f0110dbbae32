import '../i18n/late/own';
import { Star as StarIcon } from 'lucide-react';
import type { EntityKind } from '../api/own';
import { t } from '../i18n';
import { useKeys, useKeysOf } from '../keys';
import type { Id } from '../store/rows';
import { announce } from '../ui/announce';
import { IconButton } from '../ui/button';
import { useOwn, useOwnState } from './current';

/** The thing that the star marks as a favourite. */
export interface StarProps {
  readonly kind: EntityKind;
  readonly id: Id;
}

/** A button that makes a thing a favourite, and takes that back; its key does the same while it is there. */
export function Star({ kind, id }: StarProps) {
  const own = useOwn();
  const { favourites } = useOwnState();
  const keys = useKeysOf('favourite.toggle');
  const isMarked = favourites.some(
    (one) => one.entity_type === kind && one.entity_identifier === id,
  );
  function toggle(): void {
    if (!own) return;
    announce(t(own.toggle({ kind, id }) ? 'own.marked' : 'own.unmarked'));
  }
  useKeys([{ id: 'favourite.toggle', when: () => own !== null, run: toggle }]);
  return (
    <IconButton
      label={t(isMarked ? 'own.unmark' : 'own.mark')}
      {...(keys ? { keys } : {})}
      aria-pressed={isMarked}
      className="star"
      onClick={toggle}
    >
      <StarIcon aria-hidden="true" />
    </IconButton>
  );
}
