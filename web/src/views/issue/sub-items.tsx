import '../../i18n/late/page';
import '../../i18n/late/relations';
import { ArrowDown, ArrowUp, CornerUpLeft, GripVertical, Plus } from 'lucide-react';
import { type FormEvent, type KeyboardEvent, useRef, useState } from 'react';
import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { changeParent, createIssue, placesFor, reorderIssue, useRun } from '../../commands';
import { t } from '../../i18n';
import { useEngine, useTables } from '../../store/hooks';
import { GROUPS, type Id, type Issue } from '../../store/rows';
import { issueKey, subItems } from '../../store/selectors';
import { announce } from '../../ui/announce';
import { Button } from '../../ui/button';
import { Menu } from '../../ui/menu';
import { useOrderDrag } from '../../ui/use-order-drag';
import { AssigneesCell, DueCell, StateCell, SubItemsCount } from '../issues/cells';
import { useShownIssue } from '../issues/shown-issue';

interface SubItemsProps {
  readonly slug: string;
  readonly issue: Issue;
  readonly mayChange: boolean;
}

/** The issues below an issue, and a line to add one more. */
export function SubItems({ slug, issue, mayChange }: SubItemsProps) {
  const subs = useTables((tables) => subItems(tables, issue.id));
  const shown = useShownIssue(issue.id);
  const [isAdding, setAdding] = useState(false);
  const run = useRun();
  const { store } = useEngine();
  if (subs.length === 0 && !mayChange) return null;
  const ordered = [...subs].sort(comparePlaces);

  /** Makes a sub-item the n-th of the others. */
  function put(id: Id, place: number): void {
    const others = ordered.filter((row) => row.id !== id);
    if (place < 0 || place > others.length) return;
    for (const row of placesFor(id, others, place)) run(reorderIssue(row.id, row.sort_order));
    const key = issueKey(store.tables(), store.tables().issues.get(id) ?? issue);
    announce(t('subs.moved', { key, place: place + 1, count: ordered.length }));
  }
  return (
    <section className="issue__section" aria-labelledby={`subs-${issue.id}`}>
      <div className="issue__section-head">
        <h2 id={`subs-${issue.id}`}>{t('issue.subItems')}</h2>
        {shown ? <SubItemsCount shown={shown} /> : null}
        <Progress subs={subs} />
        {mayChange && !isAdding ? (
          <Button className="ms-auto" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {t('issue.addSubItem')}
          </Button>
        ) : null}
      </div>
      {subs.length > 0 || isAdding ? (
        <ul className="subs">
          {ordered.map((sub, place) => (
            <SubItem
              key={sub.id}
              slug={slug}
              id={sub.id}
              parent={issue.id}
              place={place}
              isLast={place === ordered.length - 1}
              mayChange={mayChange}
              onPut={put}
            />
          ))}
          {isAdding ? <NewSubItem parent={issue} onDone={() => setAdding(false)} /> : null}
        </ul>
      ) : null}
    </section>
  );
}

/** How far the sub-items are, by part of the workflow: a bar, and the same in words. */
function Progress({ subs }: { readonly subs: readonly Issue[] }) {
  const states = useTables((tables) => tables.states);
  const parts = GROUPS.toReversed().flatMap((group) => {
    const count = subs.filter((sub) => states.get(sub.state)?.group === group).length;
    return count > 0 ? [{ group, count, text: `${t(`group.${group}`)} ${count}` }] : [];
  });
  if (parts.length === 0) return null;
  const label = `${t('subs.progress')}: ${parts.map(({ text }) => text).join(', ')}`;
  return (
    <span className="subs__progress" role="img" aria-label={label} title={label}>
      {parts.map(({ group, count }) => (
        <span key={group} style={{ flexGrow: count, background: `var(--group-${group})` }} />
      ))}
    </span>
  );
}

interface SubItemProps {
  readonly slug: string;
  readonly id: Id;
  readonly parent: Id;
  readonly place: number;
  readonly isLast: boolean;
  readonly mayChange: boolean;
  readonly onPut: (id: Id, place: number) => void;
}

function SubItem({ slug, id, parent, place, isLast, mayChange, onPut }: SubItemProps) {
  const run = useRun();
  const { store } = useEngine();
  const shown = useShownIssue(id);
  const line = useRef<HTMLLIElement>(null);
  const above = useTables((tables) => tables.issues.get(parent));
  const parentKey = useTables((tables) => (above ? issueKey(tables, above) : ''));
  const isThere = shown !== null;
  const zone = useOrderDrag(line, mayChange && isThere, {
    id,
    list: parent,
    takesInto: false,
    onDrop(dragged, at) {
      // The place among the others, without the one that is dragged.
      const from = subItems(store.tables(), parent).find((row) => row.id === dragged);
      const here = subItems(store.tables(), parent).find((row) => row.id === id);
      const isAbove = from && here && comparePlaces(from, here) < 0;
      onPut(dragged, place - (isAbove ? 1 : 0) + (at === 'after' ? 1 : 0));
    },
  });
  if (!shown) return null;

  function press(event: KeyboardEvent): void {
    if (!mayChange || !event.altKey) return;
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return;
    event.preventDefault();
    event.stopPropagation();
    onPut(id, place + (event.key === 'ArrowUp' ? -1 : 1));
  }

  return (
    <li ref={line} className="subs__item" data-zone={zone ?? undefined} onKeyDownCapture={press}>
      {mayChange ? (
        <Menu
          trigger={
            <button
              type="button"
              className="button button--icon subs__grip"
              aria-label={t('subs.actions', { key: shown.key })}
            >
              <GripVertical aria-hidden="true" />
            </button>
          }
          items={[
            {
              id: 'up',
              label: t('subs.up'),
              icon: <ArrowUp size={16} />,
              keys: 'Alt+ArrowUp',
              disabled: place === 0,
              run: () => onPut(id, place - 1),
            },
            {
              id: 'down',
              label: t('subs.down'),
              icon: <ArrowDown size={16} />,
              keys: 'Alt+ArrowDown',
              disabled: isLast,
              run: () => onPut(id, place + 1),
            },
            { kind: 'line', id: 'line' },
            {
              id: 'out',
              label: t('subs.out', { key: parentKey }),
              icon: <CornerUpLeft size={16} />,
              run: () => void run(changeParent(id, null)),
            },
          ]}
        />
      ) : null}
      <StateCell shown={shown} />
      <span className="row__key">{shown.key}</span>
      <Link href={paths.issue(slug, shown.key)} className="row__name" draggable={false}>
        {shown.issue.name}
      </Link>
      <DueCell shown={shown} />
      <AssigneesCell shown={shown} />
    </li>
  );
}

function comparePlaces(a: Issue, b: Issue): number {
  return a.sort_order - b.sort_order || a.number - b.number;
}

function NewSubItem({ parent, onDone }: { readonly parent: Issue; readonly onDone: () => void }) {
  const run = useRun();
  const [name, setName] = useState('');
  function submit(event: FormEvent): void {
    event.preventDefault();
    if (!name.trim()) {
      onDone();
      return;
    }
    run(createIssue({ project: parent.project, parent: parent.id, name }));
    setName('');
  }
  return (
    <li className="subs__item">
      <form className="flex flex-1 items-center gap-2" onSubmit={submit}>
        <input
          className="input subs__input"
          aria-label={t('issue.subItemName')}
          placeholder={t('issue.subItemName')}
          maxLength={255}
          value={name}
          // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to write in it
          autoFocus
          onChange={(event) => setName(event.currentTarget.value)}
          onKeyDown={(event) => {
            if (event.key !== 'Escape') return;
            event.stopPropagation();
            onDone();
          }}
        />
        <Button onClick={onDone}>{t('action.cancel')}</Button>
        <Button type="submit" kind="main" disabled={!name.trim()}>
          {t('action.add')}
        </Button>
      </form>
    </li>
  );
}
