import '../../i18n/late/relations';
import { ExternalLink, Pencil, Plus, Trash2 } from 'lucide-react';
import { type FormEvent, useState } from 'react';
import { addLink, changeLink, type Link, type LinkText, removeLink, useRun } from '../../commands';
import { t } from '../../i18n';
import type { Id } from '../../store/rows';
import { Button } from '../../ui/button';
import { MoreMenu } from '../../ui/more-menu';

interface LinksProps {
  readonly issue: Id;
  readonly rows: readonly Link[];
  readonly mayChange: boolean;
}

/** Addresses that belong to an issue. */
export function Links({ issue, rows, mayChange }: LinksProps) {
  const run = useRun();
  return (
    <LinkList
      of={issue}
      rows={rows}
      mayChange={mayChange}
      onAdd={(link) => run(addLink(issue, link))}
      onChange={(link, to) => run(changeLink(issue, link, to))}
      onRemove={(link) => run(removeLink(issue, link))}
    />
  );
}

interface LinkListProps {
  /** The issue or the module that they belong to. */
  readonly of: Id;
  readonly rows: readonly Link[];
  readonly mayChange: boolean;
  readonly onAdd: (link: LinkText) => void;
  readonly onChange: (link: Link, to: LinkText) => void;
  readonly onRemove: (link: Link) => void;
}

/** Addresses that belong to something, each of which can be changed and taken off. */
export function LinkList({ of, rows, mayChange, onAdd, onChange, onRemove }: LinkListProps) {
  const [isAdding, setAdding] = useState(false);
  if (rows.length === 0 && !mayChange) return null;
  return (
    <section className="issue__section" aria-labelledby={`links-${of}`}>
      <div className="issue__section-head">
        <h2 id={`links-${of}`}>{t('links.title')}</h2>
        {mayChange && !isAdding ? (
          <Button className="ms-auto" onClick={() => setAdding(true)}>
            <Plus aria-hidden="true" />
            {t('links.add')}
          </Button>
        ) : null}
      </div>
      {rows.length > 0 || isAdding ? (
        <ul className="subs">
          {rows.map((row) => (
            <LinkLine
              key={row.id}
              row={row}
              mayChange={mayChange}
              onChange={(to) => onChange(row, to)}
              onRemove={() => onRemove(row)}
            />
          ))}
          {isAdding ? (
            <Editing
              link={{ url: '', title: null }}
              action={t('action.add')}
              onKeep={(link) => {
                onAdd(link);
                setAdding(false);
              }}
              onDrop={() => setAdding(false)}
            />
          ) : null}
        </ul>
      ) : null}
    </section>
  );
}

interface LinkLineProps {
  readonly row: Link;
  readonly mayChange: boolean;
  readonly onChange: (to: LinkText) => void;
  readonly onRemove: () => void;
}

function LinkLine({ row, mayChange, onChange, onRemove }: LinkLineProps) {
  const [isChanging, setChanging] = useState(false);
  if (isChanging) {
    return (
      <Editing
        link={row}
        action={t('action.save')}
        onKeep={(link) => {
          onChange(link);
          setChanging(false);
        }}
        onDrop={() => setChanging(false)}
      />
    );
  }
  const name = row.title || row.url;
  return (
    <li className="subs__item">
      <ExternalLink size={14} className="flex-none text-(--text-faint)" aria-hidden="true" />
      {isWebAddress(row.url) ? (
        <a
          href={row.url}
          target="_blank"
          rel="noopener noreferrer"
          className="row__name"
          title={row.url}
        >
          {name}
        </a>
      ) : (
        <span className="row__name">{name}</span>
      )}
      {row.title ? <span className="row__meta cut">{hostOf(row.url)}</span> : null}
      {mayChange ? (
        <MoreMenu
          label={t('links.actions', { name })}
          items={[
            {
              id: 'change',
              label: t('links.change'),
              icon: <Pencil size={16} />,
              run: () => setChanging(true),
            },
            {
              id: 'remove',
              label: t('links.remove'),
              icon: <Trash2 size={16} />,
              danger: true,
              run: onRemove,
            },
          ]}
        />
      ) : null}
    </li>
  );
}

interface EditingProps {
  readonly link: LinkText;
  readonly action: string;
  readonly onKeep: (link: LinkText) => void;
  readonly onDrop: () => void;
}

function Editing({ link, action, onKeep, onDrop }: EditingProps) {
  const [url, setUrl] = useState(link.url);
  const [title, setTitle] = useState(link.title ?? '');
  const [isWrong, setWrong] = useState(false);
  function submit(event: FormEvent): void {
    event.preventDefault();
    const address = completed(url);
    if (address === null) setWrong(true);
    else onKeep({ url: address, title: title.trim() || null });
  }
  return (
    <li className="subs__item">
      <form
        className="links__form"
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onDrop();
        }}
      >
        <input
          className="input"
          inputMode="url"
          aria-label={t('links.url')}
          placeholder="https://"
          value={url}
          aria-invalid={isWrong}
          // biome-ignore lint/a11y/noAutofocus: it appears because somebody asked to write in it
          autoFocus
          onChange={(event) => {
            setUrl(event.currentTarget.value);
            setWrong(false);
          }}
        />
        <input
          className="input"
          aria-label={t('links.name')}
          placeholder={t('links.name')}
          maxLength={255}
          value={title}
          onChange={(event) => setTitle(event.currentTarget.value)}
        />
        <span className="ms-auto flex gap-2">
          <Button onClick={onDrop}>{t('action.cancel')}</Button>
          <Button type="submit" kind="main" disabled={!url.trim()}>
            {action}
          </Button>
        </span>
        {isWrong ? (
          <p className="field__error basis-full" role="alert">
            {t('links.wrong')}
          </p>
        ) : null}
      </form>
    </li>
  );
}

/** Only what leads to a page of the web is a link; everything else is text. */
function isWebAddress(url: string): boolean {
  return URL.canParse(url) && /^https?:$/.test(new URL(url).protocol);
}

/** An address as it is sent, with its protocol; null when it leads nowhere. */
function completed(typed: string): string | null {
  const text = typed.trim();
  const url = /^[a-z][a-z0-9+.-]*:/i.test(text) ? text : `https://${text}`;
  return isWebAddress(url) && !/\s/.test(text) ? url : null;
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).host : '';
}
