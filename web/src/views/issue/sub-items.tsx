import '../../i18n/late/page';
import { Plus } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { Link } from 'wouter';
import { paths } from '../../app/paths';
import { createIssue, useRun } from '../../commands';
import { t } from '../../i18n';
import { useTables } from '../../store/hooks';
import type { Id, Issue } from '../../store/rows';
import { subItems } from '../../store/selectors';
import { Button } from '../../ui/button';
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
  if (subs.length === 0 && !mayChange) return null;
  const ordered = [...subs].sort((a, b) => a.sort_order - b.sort_order || a.number - b.number);
  return (
    <section className="issue__section" aria-labelledby={`subs-${issue.id}`}>
      <div className="issue__section-head">
        <h2 id={`subs-${issue.id}`}>{t('issue.subItems')}</h2>
        {shown ? <SubItemsCount shown={shown} /> : null}
        {mayChange && !isAdding ? (
          <Button className="ms-auto" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {t('issue.addSubItem')}
          </Button>
        ) : null}
      </div>
      {subs.length > 0 || isAdding ? (
        <ul className="subs">
          {ordered.map((sub) => (
            <SubItem key={sub.id} slug={slug} id={sub.id} />
          ))}
          {isAdding ? <NewSubItem parent={issue} onDone={() => setAdding(false)} /> : null}
        </ul>
      ) : null}
    </section>
  );
}

function SubItem({ slug, id }: { readonly slug: string; readonly id: Id }) {
  const shown = useShownIssue(id);
  if (!shown) return null;
  return (
    <li className="subs__item">
      <StateCell shown={shown} />
      <span className="row__key">{shown.key}</span>
      <Link href={paths.issue(slug, shown.key)} className="row__name">
        {shown.issue.name}
      </Link>
      <DueCell shown={shown} />
      <AssigneesCell shown={shown} />
    </li>
  );
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
