import { Combobox } from '@base-ui/react/combobox';
import { Check } from 'lucide-react';
import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import { t } from '../i18n';
import type { PickerOption, PickerProps } from './picker';

/** A list to choose from that is searched by typing; it has the focus from its first frame on. */
export function Picker(props: PickerProps) {
  const { anchor, label, options, chosen, multiple = false, onChoose, onClose, fromText } = props;
  const [text, setText] = useState('');
  const input = useRef<HTMLInputElement>(null);
  useLayoutEffect(() => input.current?.focus({ preventScroll: true }), []);
  const { onType } = props;
  useEffect(() => onType?.(text), [onType, text]);

  const items = useMemo(() => {
    const made = text.trim() && fromText ? fromText(text.trim()) : [];
    const wanted = fold(text);
    return [...options.filter((option) => fold(option.label).includes(wanted)), ...made];
  }, [options, text, fromText]);
  const values = items.filter((item) => chosen.includes(item.id));

  function change(next: PickerOption | readonly PickerOption[] | null): void {
    if (!multiple) {
      const one = next as PickerOption | null;
      onClose();
      if (one) onChoose(one.id, true);
      return;
    }
    const after = next as readonly PickerOption[];
    const added = after.find((option) => !chosen.includes(option.id));
    const gone = values.find((option) => !after.some((kept) => kept.id === option.id));
    const changed = added ?? gone;
    if (changed) onChoose(changed.id, changed === added);
    setText('');
  }

  return (
    <Combobox.Root
      open
      onOpenChange={(open) => {
        if (!open) onClose();
      }}
      items={items}
      filter={null}
      multiple={multiple}
      {...HIGHLIGHT}
      value={multiple ? values : (values[0] ?? null)}
      onValueChange={(next: PickerOption | PickerOption[] | null) => change(next)}
      inputValue={text}
      onInputValueChange={(next, details) => {
        if (details.reason === 'input-change') setText(next);
      }}
      itemToStringLabel={(option: PickerOption) => option.label}
      isItemEqualToValue={(one: PickerOption, other: PickerOption) => one.id === other.id}
    >
      <Combobox.Portal>
        <Combobox.Positioner anchor={anchor} align="start" sideOffset={4} className="z-30">
          <Combobox.Popup className="popup" aria-label={label}>
            <Combobox.Input
              ref={input}
              className="popup__input"
              placeholder={label}
              aria-label={label}
            />
            <Combobox.Empty className="popup__none">
              {items.length === 0 ? t('picker.none') : null}
            </Combobox.Empty>
            <Combobox.List className="popup__list">
              {(option: PickerOption) => (
                <Line
                  key={option.id}
                  option={option}
                  multiple={multiple}
                  on={chosen.includes(option.id)}
                />
              )}
            </Combobox.List>
            {props.children}
          </Combobox.Popup>
        </Combobox.Positioner>
      </Combobox.Portal>
    </Combobox.Root>
  );
}

/** The first line is ready for Enter from the start; the part knows `always`, though its type only lets `true` pass. */
const HIGHLIGHT = { autoHighlight: 'always' as unknown as boolean };

interface LineProps {
  readonly option: PickerOption;
  readonly multiple: boolean;
  readonly on: boolean;
}

function Line({ option, multiple, on }: LineProps) {
  return (
    <Combobox.Item value={option} className="popup__item" data-checked={on}>
      {multiple ? (
        <span className="tick" aria-hidden="true">
          <Check />
        </span>
      ) : null}
      {option.icon}
      <span className="cut">{option.label}</span>
      {option.end ? <span className="popup__end">{option.end}</span> : null}
      {!multiple && on ? <Check size={14} className="ms-auto" aria-hidden="true" /> : null}
    </Combobox.Item>
  );
}

function fold(text: string): string {
  return text.trim().toLocaleLowerCase().normalize('NFKD').replace(/\p{M}/gu, '');
}
