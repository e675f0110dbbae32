import { CircleOff } from 'lucide-react';
import { t } from '../../i18n';
import { announce } from '../../ui/announce';
import { EMOJI, ICON_NAMES, logoOf, type Mark, markOf, typedEmoji } from '../../ui/mark';
import { MarkIcon } from '../../ui/mark-icon';
import { Picker, type PickerOption } from '../../ui/picker';

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
  /** The name of what is marked. */
  readonly name: string;
  /** What it is marked with now, as the API has it. */
  readonly logo: unknown;
  readonly anchor: Element | null;
  /** Told what the API is to keep; null for no mark. */
  readonly onChoose: (logo: unknown) => void;
  readonly onClose: () => void;
}

/** The choice of an icon or emoji. */
export function ChooseMark({ name, logo, anchor, onChoose, onClose }: ChooseMarkProps) {
  const present = markOf(logo);
  const options = offered();
  function choose(chosen: string): void {
    const option = [...options, ...typed(chosen)].find((one) => one.id === chosen);
    onChoose(option ? logoOf(option.mark) : null);
    announce(option ? t('mark.given', { name, mark: option.label }) : t('mark.taken', { name }));
  }
  const none = { id: NONE, label: t('mark.none'), icon: <CircleOff size={16} /> };
  return (
    <Picker
      anchor={anchor}
      label={t('mark.of', { name })}
      options={logo === null ? options : [none, ...options]}
      chosen={present ? [idOf(present)] : []}
      fromText={typed}
      onChoose={choose}
      onClose={onClose}
    >
      <p className="popup__none border-t border-(--line)">{t('mark.hint')}</p>
    </Picker>
  );
}
