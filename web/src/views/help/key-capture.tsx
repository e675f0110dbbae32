/** Waits for new keys to be pressed. */
import { type KeyboardEvent, useState } from 'react';
import { t } from '../../i18n';
import { chordOf, writeChord } from '../../keys';

type KeyCaptureProps = {
  /** The new keys, none to switch them off, nothing to leave them as they were. */
  onClose(keys?: readonly string[]): void;
};

/** The longest sequence that can be set. */
const MOST = 2;

/** A field that takes presses: Enter keeps them, Escape leaves, Backspace switches the keys off. */
export function KeyCapture({ onClose }: KeyCaptureProps) {
  const [presses, setPresses] = useState<readonly string[]>([]);
  const press = (event: KeyboardEvent) => {
    if (event.key === 'Tab') return;
    event.preventDefault();
    event.stopPropagation();
    const chord = chordOf(event.nativeEvent);
    const isPlain = chord && !chord.mod && !chord.alt && !chord.shift;
    if (!chord) return;
    if (isPlain && chord.key === 'Escape') onClose();
    else if (isPlain && chord.key === 'Backspace') onClose([]);
    else if (isPlain && chord.key === 'Enter')
      onClose(presses.length > 0 ? [presses.join(' ')] : undefined);
    else setPresses([...presses, writeChord(chord)].slice(-MOST));
  };
  const text =
    presses.length > 0 ? t('help.pressed', { keys: presses.join(' ') }) : t('help.press');
  return (
    <input
      // biome-ignore lint/a11y/noAutofocus: it takes the place of the button that was pressed
      autoFocus
      readOnly
      className="input keys__capture"
      aria-label={t('help.press')}
      value={text}
      onKeyDown={press}
      onBlur={() => onClose()}
    />
  );
}
