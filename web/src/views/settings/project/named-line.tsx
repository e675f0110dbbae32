import { useState } from 'react';

interface NameInputProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onKeep: (name: string) => void;
}

/** The name of a row, changed in its place; it is kept when it is left. */
export function NameInput({ label, value, disabled, onKeep }: NameInputProps) {
  const [typed, setTyped] = useState<string | null>(null);
  return (
    <input
      className="input line__name"
      aria-label={label}
      value={typed ?? value}
      maxLength={255}
      disabled={disabled}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onBlur={() => {
        const next = typed?.trim();
        if (next && next !== value) onKeep(next);
        setTyped(null);
      }}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}

interface ColourInputProps {
  readonly label: string;
  readonly value: string;
  readonly disabled: boolean;
  readonly onKeep: (colour: string) => void;
}

/** The colour of a row; it is kept when the choice is closed. */
export function ColourInput({ label, value, disabled, onKeep }: ColourInputProps) {
  const [chosen, setChosen] = useState<string | null>(null);
  return (
    <input
      type="color"
      className="swatch"
      aria-label={label}
      title={label}
      value={chosen ?? value}
      disabled={disabled}
      onChange={(event) => setChosen(event.currentTarget.value)}
      onBlur={() => {
        if (chosen && chosen !== value) onKeep(chosen);
        setChosen(null);
      }}
    />
  );
}
