import '../../i18n/late/keys';
/** All shortcuts by topic, each with its keys, which can be changed. */
import { RotateCcw } from 'lucide-react';
import { type RefObject, useId, useState } from 'react';
import { t } from '../../i18n';
import {
  type ActionId,
  areApart,
  catalogue,
  changeKeys,
  type Entry,
  GROUPS,
  keysOf,
  setCharacters,
  useKeySettings,
} from '../../keys';
import { IconButton } from '../../ui/button';
import { Switch } from '../../ui/field';
import { KeyCaps } from '../../ui/key-caps';
import { found, wordsOf } from '../palette/match';
import { KeyCapture } from './key-capture';
import './help.css';

type Row = { readonly id: ActionId; readonly entry: Entry; readonly title: string };

const ROWS: readonly Row[] = Object.entries(catalogue).map(([id, entry]) => ({
  id: id as ActionId,
  entry,
  title: t(entry.title),
}));

/** The list, with a field that searches it and the switch for single characters. */
export function KeyList({ search }: { readonly search?: RefObject<HTMLInputElement | null> }) {
  const [query, setQuery] = useState('');
  const { characters } = useKeySettings();
  const rows = found(ROWS, ({ title }) => title, wordsOf(query));
  return (
    <div className="keys">
      <Switch
        label={t('help.characters')}
        hint={t('help.charactersHint')}
        checked={characters}
        onChange={setCharacters}
      />
      <input
        {...(search ? { ref: search } : {})}
        type="search"
        className="input"
        aria-label={t('help.search')}
        placeholder={t('help.search')}
        value={query}
        onChange={(event) => setQuery(event.target.value)}
      />
      {rows.length === 0 ? <p className="popup__none">{t('help.none', { query })}</p> : null}
      <div className="keys__groups">
        {GROUPS.map((group) => (
          <KeyGroup
            key={group}
            group={group}
            rows={rows.filter(({ entry }) => entry.group === group)}
          />
        ))}
      </div>
    </div>
  );
}

type KeyGroupProps = { readonly group: (typeof GROUPS)[number]; readonly rows: readonly Row[] };

function KeyGroup({ group, rows }: KeyGroupProps) {
  const heading = useId();
  if (rows.length === 0) return null;
  return (
    <section aria-labelledby={heading} className="keys__group">
      <h3 id={heading} className="popup__label">
        {t(`keys.group.${group}`)}
      </h3>
      <ul>
        {rows.map((row) => (
          <KeyRow key={row.id} row={row} />
        ))}
      </ul>
    </section>
  );
}

function KeyRow({ row: { id, entry, title } }: { readonly row: Row }) {
  const { changed } = useKeySettings();
  const [isOpen, setOpen] = useState(false);
  const keys = keysOf({ id, keys: entry.keys });
  const other = takenBy(id, keys);
  const close = (next?: readonly string[]) => {
    setOpen(false);
    if (next) changeKeys(id, next);
  };
  return (
    <li className="keys__row">
      <span className="keys__title">
        {title}
        {other ? <span className="field__error"> {t('help.taken', { title: other })}</span> : null}
      </span>
      {changed[id] ? (
        <IconButton label={t('help.reset', { title })} onClick={() => changeKeys(id, undefined)}>
          <RotateCcw />
        </IconButton>
      ) : null}
      {entry.group === 'text' ? (
        <Keys keys={keys} />
      ) : isOpen ? (
        <KeyCapture onClose={close} />
      ) : (
        <button
          type="button"
          className="button"
          aria-label={t('help.change', {
            title,
            keys: keys.join(` ${t('keys.or')} `) || t('help.off'),
          })}
          onClick={() => setOpen(true)}
        >
          <Keys keys={keys} />
        </button>
      )}
    </li>
  );
}

function Keys({ keys }: { readonly keys: readonly string[] }) {
  if (keys.length === 0) return <span className="keys__off">{t('help.off')}</span>;
  return keys.map((written, index) => (
    <span key={written} className="keys__way">
      {index > 0 ? <span className="keys__off">{t('keys.or')}</span> : null}
      <KeyCaps keys={written} />
    </span>
  ));
}

/** The title of another action that has one of the keys as well. */
function takenBy(id: ActionId, keys: readonly string[]): string | undefined {
  return ROWS.find(
    (other) =>
      other.id !== id &&
      !areApart(id, other.id) &&
      keysOf({ id: other.id, keys: other.entry.keys }).some((written) => keys.includes(written)),
  )?.title;
}
