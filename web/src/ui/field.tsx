import { type ComponentProps, type ReactNode, useId } from 'react';
import { classes } from './classes';

interface FieldProps {
  readonly label: string;
  readonly hint?: string | undefined;
  /** What is wrong with it, in the server's words. */
  readonly error?: string | undefined;
}

/** A labelled line of text. */
export function TextField({ label, hint, error, ...rest }: FieldProps & ComponentProps<'input'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <input id={id} {...marks(id, hint, error)} {...rest} className="input" />
    </Frame>
  );
}

/** A labelled text of several lines. */
export function TextArea({ label, hint, error, ...rest }: FieldProps & ComponentProps<'textarea'>) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <textarea id={id} {...marks(id, hint, error)} {...rest} className="input" />
    </Frame>
  );
}

interface ChoiceProps extends FieldProps, ComponentProps<'select'> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A labelled choice of one among few. */
export function Choice({ label, hint, error, options, ...rest }: ChoiceProps) {
  const id = useId();
  return (
    <Frame id={id} label={label} hint={hint} error={error}>
      <Options id={id} options={options} {...marks(id, hint, error)} {...rest} />
    </Frame>
  );
}

interface OptionsProps extends ComponentProps<'select'> {
  readonly options: readonly { readonly value: string; readonly label: string }[];
}

/** A choice without a visible label; it needs `aria-label` or an `id`. */
export function Options({ options, className, ...rest }: OptionsProps) {
  return (
    <select {...rest} className={classes('input', className)}>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

interface SwitchProps extends Omit<ComponentProps<'input'>, 'onChange'> {
  readonly label: string;
  readonly hint?: string;
  readonly onChange: (on: boolean) => void;
}

/** Something that is on or off, with its name before it. */
export function Switch({ label, hint, onChange, ...rest }: SwitchProps) {
  const id = useId();
  return (
    <div className="flex items-start gap-4">
      <div className="min-w-0 flex-1">
        <label htmlFor={id} className="field__label">
          {label}
        </label>
        {hint ? (
          <p id={`${id}-hint`} className="field__hint">
            {hint}
          </p>
        ) : null}
      </div>
      <input
        id={id}
        type="checkbox"
        // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox says by itself whether it is checked
        role="switch"
        className="switch"
        {...(hint ? { 'aria-describedby': `${id}-hint` } : {})}
        {...rest}
        onChange={(event) => onChange(event.currentTarget.checked)}
      />
    </div>
  );
}

interface FrameProps extends FieldProps {
  readonly id: string;
  readonly children: ReactNode;
}

function Frame({ id, label, hint, error, children }: FrameProps) {
  return (
    <div className="field">
      <label htmlFor={id} className="field__label">
        {label}
      </label>
      {children}
      {error ? (
        <p id={`${id}-note`} className="field__error">
          {error}
        </p>
      ) : hint ? (
        <p id={`${id}-note`} className="field__hint">
          {hint}
        </p>
      ) : null}
    </div>
  );
}

function marks(id: string, hint: string | undefined, error: string | undefined) {
  return {
    ...(hint || error ? { 'aria-describedby': `${id}-note` } : {}),
    ...(error ? { 'aria-invalid': true } : {}),
  };
}
