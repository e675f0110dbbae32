import type { ReactNode } from 'react';

interface Segment<Value extends string> {
  readonly value: Value;
  readonly label: string;
  readonly icon?: ReactNode;
  /** Whether the picture stands alone, with the label for screen readers only. */
  readonly isBare?: boolean;
}

interface SegmentsProps<Value extends string> {
  /** What is chosen, for screen readers. */
  readonly label: string;
  readonly value: Value;
  readonly options: readonly Segment<Value>[];
  readonly onChange: (value: Value) => void;
}

/** A choice of one among few, all of them in sight. */
export function Segments<Value extends string>(props: SegmentsProps<Value>) {
  const { label, value, options, onChange } = props;
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is a form's, and this is none
    <div role="group" aria-label={label} className="segments">
      {options.map((option) => (
        <button
          key={option.value}
          type="button"
          className="segments__item"
          aria-pressed={option.value === value}
          {...(option.isBare ? { 'aria-label': option.label, title: option.label } : {})}
          onClick={() => onChange(option.value)}
        >
          {option.icon}
          {option.isBare ? null : option.label}
        </button>
      ))}
    </div>
  );
}
