import { X } from 'lucide-react';
import {
  addCollectionMember,
  changeCollectionMember,
  removeCollectionMember,
  useRun,
} from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Collection, CollectionAccess, CollectionMember, Tables } from '../../store/rows';
import { Dialog } from '../../ui/dialog';
import { Choice, Options } from '../../ui/field';
import { mayDisposeOfCollection } from './may';

const ACCESS: readonly CollectionAccess[] = ['view', 'comment', 'edit'];

function nameOf(tables: Tables, user: string): string {
  return tables.members.get(user)?.display_name ?? '';
}

interface MembersProps {
  readonly collection: Collection;
  readonly onClose: () => void;
}

/** The dialog with the members of a private collection. */
export function CollectionMembers({ collection: { id }, onClose }: MembersProps) {
  const run = useRun();
  const tables = useTables((all) => all);
  const collection = tables.collections.get(id);
  if (!collection) return null;
  const mayChange = mayDisposeOfCollection(tables, collection);
  const others = [...tables.members.values()].filter(
    ({ id: user, is_active, role }) =>
      is_active && role !== 'guest' && !collection.members.some((member) => member.user === user),
  );
  const title = t('collection.membersOf', { name: collection.name });
  return (
    <Dialog open onClose={onClose} title={title}>
      <div className="dialog__body">
        <ul>
          {collection.members.map((member) => (
            <Member
              key={member.id}
              collection={collection}
              member={member}
              name={nameOf(tables, member.user)}
              mayChange={mayChange}
            />
          ))}
        </ul>
        {mayChange ? (
          <Choice
            label={t('collection.addMember')}
            value=""
            disabled={others.length === 0}
            options={[
              { value: '', label: others.length === 0 ? t('collection.allMembers') : '' },
              ...others.map((person) => ({ value: person.id, label: person.display_name })),
            ]}
            onChange={(event) => {
              const user = event.currentTarget.value;
              if (user) run(addCollectionMember(collection.id, user, 'edit'));
            }}
          />
        ) : null}
      </div>
    </Dialog>
  );
}

interface MemberProps {
  readonly collection: Collection;
  readonly member: CollectionMember;
  readonly name: string;
  readonly mayChange: boolean;
}

/** A member, and what they may do. */
function Member({ collection, member, name, mayChange }: MemberProps) {
  const run = useRun();
  const isOwner = member.user === collection.owner;
  if (isOwner || !mayChange) {
    return (
      <li className="group__member">
        <span className="cut flex-1">{name}</span>
        <span>{t(isOwner ? 'collection.owner' : `collection.${member.access}`)}</span>
      </li>
    );
  }
  return (
    <li className="group__member">
      <span className="cut flex-1">{name}</span>
      <Options
        aria-label={t('collection.accessOf', { name })}
        value={member.access}
        options={ACCESS.map((access) => ({ value: access, label: t(`collection.${access}`) }))}
        onChange={(event) => {
          const access = event.currentTarget.value as CollectionAccess;
          run(changeCollectionMember(collection.id, member.id, access));
        }}
      />
      <button
        type="button"
        className="button button--icon"
        aria-label={t('collection.removeMember', { name })}
        onClick={() => run(removeCollectionMember(collection.id, member.id))}
      >
        <X size={14} aria-hidden="true" />
      </button>
    </li>
  );
}
