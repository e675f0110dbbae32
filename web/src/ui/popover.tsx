import type { ReactElement, ReactNode } from 'react';
import { useHanging } from './hanging';
import { late } from './late';

/** What the panel itself needs. */
export interface PopoverPartProps {
  readonly anchor: HTMLElement;
  /** What it is, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly align: 'start' | 'center' | 'end';
  readonly onClose: () => void;
}

interface PopoverProps {
  readonly trigger: ReactElement<Record<string, unknown>>;
  /** What it is, for screen readers. */
  readonly label: string;
  readonly children: ReactNode;
  readonly align?: 'start' | 'center' | 'end';
}

const Part = late<PopoverPartProps>(async () => (await import('./popover-part')).PopoverPart);

/** A small panel that hangs from a button. */
export function Popover({ trigger, label, children, align = 'start' }: PopoverProps) {
  const hanging = useHanging(trigger, 'dialog');
  return (
    <>
      {hanging.trigger}
      {hanging.anchor ? (
        <Part anchor={hanging.anchor} label={label} align={align} onClose={hanging.close}>
          {children}
        </Part>
      ) : null}
    </>
  );
}
