import { Popover as Base } from '@base-ui/react/popover';
import { isIn } from './hanging';
import type { PopoverPartProps } from './popover';

/** The panel of a popover, while it is open. */
export function PopoverPart({ anchor, label, children, align, onClose }: PopoverPartProps) {
  return (
    <Base.Root
      open
      onOpenChange={(open, { reason, event }) => {
        if (!open && !(reason === 'outside-press' && isIn(anchor, event))) onClose();
      }}
    >
      <Base.Portal>
        <Base.Positioner anchor={anchor} align={align} sideOffset={4} className="z-20">
          <Base.Popup className="popup" aria-label={label} finalFocus={() => anchor}>
            {children}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
