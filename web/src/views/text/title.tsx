import { type RefObject, useRef, useState } from 'react';

interface TitleProps {
  readonly value: string;
  /** The name of the field. */
  readonly label: string;
  readonly mayChange: boolean;
  readonly onKeep: (value: string) => void;
  /** The field itself, for those who lead into it. */
  readonly field?: RefObject<HTMLTextAreaElement | null>;
}

/** The title of a page, which is changed in its place: Enter or leaving it keeps the change, Escape drops it. */
export function Title({ value, label, mayChange, onKeep, field }: TitleProps) {
  const own = useRef<HTMLTextAreaElement>(null);
  const at = field ?? own;
  const [typed, setTyped] = useState<string | null>(null);
  if (!mayChange) return <h1 className="issue__name">{value}</h1>;
  function keep(): void {
    if (typed?.trim() && typed.trim() !== value) onKeep(typed);
    setTyped(null);
  }
  return (
    <>
      <h1 className="hidden-text">{value}</h1>
      <textarea
        ref={at}
        className="issue__name"
        aria-label={label}
        rows={1}
        maxLength={255}
        value={typed ?? value}
        onChange={(event) => setTyped(event.currentTarget.value.replace(/\n/g, ' '))}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return;
          if (event.key === 'Enter') {
            event.preventDefault();
            event.currentTarget.blur();
          } else if (event.key === 'Escape') {
            event.preventDefault();
            event.stopPropagation();
            setTyped(null);
            queueMicrotask(() => at.current?.blur());
          }
        }}
      />
    </>
  );
}
