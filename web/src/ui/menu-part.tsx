import { Menu as Base } from '@base-ui/react/menu';
import { classes } from './classes';
import { isIn } from './hanging';
import { KeyCaps } from './key-caps';
import type { MenuItem, MenuPartProps } from './menu';

/** The lines of a menu, while it is open. */
export function MenuPart({ anchor, items, align, onClose }: MenuPartProps) {
  return (
    <Base.Root
      open
      modal={false}
      onOpenChange={(open, { reason, event }) => {
        if (!open && !(reason === 'outside-press' && isIn(anchor, event))) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} sideOffset={4} className="z-20">
          <Base.Popup
            className="popup"
            aria-label={anchor.getAttribute('aria-label') ?? anchor.textContent ?? ''}
            finalFocus={() => anchor}
          >
            <div role="presentation" className="popup__list">
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
