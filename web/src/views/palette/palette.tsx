/** The palette: everything that can be done, found by typing. */
import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { useMemo, useState, useSyncExternalStore } from 'react';
import { useLocation } from 'wouter';
import { useRun } from '../../commands';
import { t } from '../../i18n';
import { registry, useKeys, useTargets } from '../../keys';
import { useTables } from '../../store/hooks';
import { KeyCaps } from '../../ui/key-caps';
import { isSame, wantedOf } from '../search/searching';
import { useSearching } from '../search/use-searching';
import { MOST_FOUND } from './found';
import { type Item, type Section, sectionsOf } from './items';
import { closePalette, openPalette, useIsPaletteOpen } from './open';
import './palette.css';

/** The palette, and the keys that open it; once, inside a workspace. */
export function Palette() {
  const isOpen = useIsPaletteOpen();
  useKeys([{ id: 'palette.open', run: () => openPalette() }]);
  return isOpen ? <Open /> : null;
}

function Open() {
  // What had the focus before, which is what actions are about.
  const [before] = useState(() => document.activeElement);
  const leave = () => {
    closePalette();
    if (before instanceof HTMLElement && before.isConnected) before.focus({ preventScroll: true });
  };
  const [query, setQuery] = useState('');
  const sections = useSections(query);
  const choose = (item: Item) => {
    leave();
    item.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && leave()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="veil" />
        <Dialog.Popup
          className="dialog palette"
          aria-label={t('palette.title')}
          initialFocus={false}
          finalFocus={false}
          // The key that chooses presses nothing that has the focus afterwards.
          onKeyDown={(event) => event.key === 'Enter' && event.preventDefault()}
        >
          <Autocomplete.Root
            open
            inline
            mode="none"
            autoHighlight="always"
            keepHighlight
            items={sections}
            value={query}
            itemToStringValue={(item: Item) => item.title}
            onValueChange={(text, { reason }) => {
              if (reason === 'input-change' || reason === 'input-clear') setQuery(text);
            }}
          >
            <div className="palette__line">
              <Search size={16} aria-hidden="true" />
              <Autocomplete.Input
                ref={focus}
                className="palette__input"
                aria-label={t('palette.placeholder')}
                placeholder={t('palette.placeholder')}
              />
            </div>
            <Autocomplete.List className="palette__list">
              {(section: Section) => (
                <Lines key={section.title} section={section} onChoose={choose} />
              )}
            </Autocomplete.List>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

/** Gives the field the focus as soon as it is on the page, which is within the event that opened the palette. */
function focus(field: HTMLInputElement | null): void {
  field?.focus({ preventScroll: true });
}

/** The sections as they are now, in the form that the list takes. */
function useSections(query: string) {
  const tables = useTables((all) => all);
  const { searched } = useSearching(tables.workspace.slug, wantedOf(query), MOST_FOUND);
  const all = useSyncExternalStore(registry.watch, registry.all);
  const targets = useTargets();
  const run = useRun();
  const [, go] = useLocation();
  // biome-ignore lint/correctness/useExhaustiveDependencies: `all` is what `able` looks at
  return useMemo(
    () =>
      sectionsOf({
        query,
        tables,
        found: isSame(searched.answered, wantedOf(query)) ? searched.results : [],
        actions: registry.able(),
        targets,
        go,
        give: (commands) => {
          for (const command of commands) run(command);
        },
      }),
    [query, tables, searched, all, targets, go, run],
  );
}

type LinesProps = { readonly section: Section; onChoose(item: Item): void };

function Lines({ section, onChoose }: LinesProps) {
  return (
    <Autocomplete.Group items={section.items}>
      <Autocomplete.GroupLabel className="popup__label cut">
        {section.title}
      </Autocomplete.GroupLabel>
      <Autocomplete.Collection>
        {(item: Item) => (
          <Autocomplete.Item
            key={item.id}
            value={item}
            className="popup__item"
            onClick={() => onChoose(item)}
          >
            {item.icon}
            {item.lead ? <span className="palette__lead figures">{item.lead}</span> : null}
            <span className="cut">{item.title}</span>
            {item.end ? <span className="palette__end">{item.end}</span> : null}
            {item.keys ? <KeyCaps keys={item.keys} className="ms-auto" /> : null}
          </Autocomplete.Item>
        )}
      </Autocomplete.Collection>
    </Autocomplete.Group>
  );
}
