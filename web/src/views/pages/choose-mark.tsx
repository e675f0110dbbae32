import { CircleOff } from 'lucide-react';
import { changeCollectionLogo, useRun } from '../../commands';
import { t } from '../../i18n';
import type { Collection } from '../../store/rows';
import { announce } from '../../ui/announce';
import { Picker, type PickerOption } from '../../ui/picker';
import { EMOJI, ICON_NAMES, logoOf, type Mark, markOf, typedEmoji } from './mark';
import { MarkIcon } from './mark-icon';

/** Stands for no mark among those that can be chosen. */
const NONE = 'none';

interface Choosable extends PickerOption {
  readonly mark: Mark;
}

const idOf = (mark: Mark) => (mark.kind === 'icon' ? mark.name : mark.emoji);

function choosable(mark: Mark, label: string): Choosable {
  return { id: idOf(mark), label, icon: <MarkIcon mark={mark} />, mark };
}

function offered(): readonly Choosable[] {
  const emoji = Object.keys(EMOJI) as (keyof typeof EMOJI)[];
  return [
    ...ICON_NAMES.map((name) => choosable({ kind: 'icon', name }, t(`mark.${name}`))),
    ...emoji.map((name) =>
      choosable({ kind: 'emoji', emoji: EMOJI[name] }, t(`mark.emoji.${name}`)),
    ),
  ];
}

function typed(text: string): readonly Choosable[] {
  const emoji = typedEmoji(text);
  return emoji === null ? [] : [choosable({ kind: 'emoji', emoji }, emoji)];
}

interface ChooseMarkProps {
  readonly collection: Collection;
  readonly anchor: Element | null;
  readonly onClose: () => void;
}

/** The choice of the icon or emoji of a collection. */
export function ChooseMark({ collection, anchor, onClose }: ChooseMarkProps) {
  const run = useRun();
  const { id, name, logo } = collection;
  const present = markOf(logo);
  const options = offered();
  function choose(chosen: string): void {
    const option = [...options, ...typed(chosen)].find((one) => one.id === chosen);
    run(changeCollectionLogo(id, option ? logoOf(option.mark) : null));
    announce(
      option
        ? t('collection.marked', { name, mark: option.label })
        : t('collection.unmarked', { name }),
    );
  }
  const none = { id: NONE, label: t('collection.unmark'), icon: <CircleOff size={16} /> };
  return (
    <Picker
      anchor={anchor}
      label={t('collection.markOf', { name })}
      options={logo === null ? options : [none, ...options]}
      chosen={present ? [idOf(present)] : []}
      fromText={typed}
      onChoose={choose}
      onClose={onClose}
    >
      <p className="popup__none border-t border-(--line)">{t('collection.markHint')}</p>
    </Picker>
  );
}
