import { Menu as Base } from '@base-ui/react/menu';
import type { ReactElement, ReactNode } from 'react';
import { classes } from './classes';
import { KeyCaps } from './key-caps';

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

interface MenuProps {
  /** The button that opens it. */
  readonly trigger: ReactElement<Record<string, unknown>>;
  readonly items: readonly MenuItem[];
  readonly align?: 'start' | 'end';
  readonly side?: 'top' | 'bottom';
}

/** A button with a menu. */
export function Menu({ trigger, items, align = 'start', side = 'bottom' }: MenuProps) {
  return (
    <Base.Root modal={false}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner align={align} side={side} sideOffset={4} className="z-20">
          <Base.Popup className="popup">
            <div className="popup__list">
              {items.map((item) => (
                <Line key={item.id} item={item} />
              ))}
            </div>
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function Line({ item }: { readonly item: MenuItem }) {
  if (item.kind === 'line') return <Base.Separator className="popup__line" />;
  if (item.kind === 'label') return <div className="popup__label">{item.label}</div>;
  return (
    <Base.Item
      className={classes('popup__item', item.danger && 'popup__item--danger')}
      disabled={item.disabled ?? false}
      onClick={item.run}
    >
      {item.icon}
      <span className="cut">{item.label}</span>
      {item.keys ? <KeyCaps keys={item.keys} className="popup__end" /> : null}
    </Base.Item>
  );
}
