import type { ComponentProps, ReactNode } from 'react';
import { classes } from './classes';
import { Tooltip } from './tooltip';

/** How much a button asks to be pressed. */
export type ButtonKind = 'plain' | 'outline' | 'main' | 'danger';

interface ButtonProps extends ComponentProps<'button'> {
  readonly kind?: ButtonKind;
  readonly large?: boolean;
}

/** A button with a text, and perhaps an icon before it. */
export function Button({ kind = 'plain', large, className, ...rest }: ButtonProps) {
  const names = classes('button', kind !== 'plain' && `button--${kind}`, large && 'button--large');
  return <button type="button" className={classes(names, className)} {...rest} />;
}

interface IconButtonProps extends Omit<ComponentProps<'button'>, 'aria-label' | 'children'> {
  /** What it does: read aloud, and shown on hovering. */
  readonly label: string;
  /** The keys that do the same. */
  readonly keys?: string;
  readonly children: ReactNode;
}

/** A button that is an icon; its label is what screen readers and tooltips say. */
export function IconButton({ label, keys, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip text={label} {...(keys ? { keys } : {})}>
      <button
        type="button"
        aria-label={label}
        className={classes('button button--icon', className)}
        {...rest}
      />
    </Tooltip>
  );
}
