import type { ReactElement, ReactNode } from 'react';
import { useHanging } from './hanging';
import { late } from './late';

/** One line of a menu; `line` parts, `label` heads. */
export type MenuItem =
  | {
      readonly kind?: 'item';
      readonly id: string;
      readonly label: string;
      readonly icon?: ReactNode;
      readonly keys?: string;
      readonly danger?: boolean;
      readonly disabled?: boolean;
      readonly run: () => void;
    }
  | { readonly kind: 'line'; readonly id: string }
  | { readonly kind: 'label'; readonly id: string; readonly label: string };

/** What the menu itself needs. */
export interface MenuPartProps {
  readonly anchor: HTMLElement;
  readonly items: readonly MenuItem[];
  readonly align: 'start' | 'end';
  readonly onClose: () => void;
}

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
}

const Part = late<MenuPartProps>(async () => (await import('./menu-part')).MenuPart);

export function Menu({ trigger, items, align = 'start' }: MenuProps) {
  const hanging = useHanging(trigger, 'menu');
  return (
    <>
      {hanging.trigger}
      {hanging.anchor ? (
        <Part anchor={hanging.anchor} items={items} align={align} onClose={hanging.close} />
      ) : null}
    </>
  );
}
