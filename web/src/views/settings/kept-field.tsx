import { useState } from 'react';
import { TextArea, TextField } from '../../ui/field';

interface KeptFieldProps {
  readonly label: string;
  readonly value: string;
  readonly onKeep: (value: string) => void;
  readonly hint?: string;
  readonly disabled?: boolean;
  readonly maxLength?: number;
  /** Whether it may be empty. */
  readonly mayBeEmpty?: boolean;
  readonly isLong?: boolean;
}

/** A text that is kept as soon as it is left, or Enter is pressed; Escape brings the old one back. */
export function KeptField({ value, onKeep, mayBeEmpty, isLong, ...rest }: KeptFieldProps) {
  const [typed, setTyped] = useState<string | null>(null);
  function keep(): void {
    const next = typed?.trim();
    if (next !== undefined && next !== value && (next || mayBeEmpty)) onKeep(next);
    setTyped(null);
  }
  const shared = {
    ...rest,
    value: typed ?? value,
    onBlur: keep,
  };
  if (isLong) {
    return <TextArea {...shared} onChange={(event) => setTyped(event.currentTarget.value)} />;
  }
  return (
    <TextField
      {...shared}
      onChange={(event) => setTyped(event.currentTarget.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter') event.currentTarget.blur();
        if (event.key === 'Escape') setTyped(null);
      }}
    />
  );
}
