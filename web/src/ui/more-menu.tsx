import { Ellipsis } from 'lucide-react';
import { Menu, type MenuItem } from './menu';

interface MoreMenuProps {
  /** What the button is called. */
  readonly label: string;
  readonly items: readonly MenuItem[];
  /** The size of its sign, in pixels, where it is not that of other buttons. */
  readonly size?: number;
}

/** A button with three dots, and the menu of what can be done with something; nothing where nothing can be done. */
export function MoreMenu({ label, items, size }: MoreMenuProps) {
  if (items.length === 0) return null;
  return (
    <Menu
      align="end"
      items={items}
      trigger={
        <button type="button" className="button button--icon" aria-label={label}>
          <Ellipsis {...(size && { size })} aria-hidden="true" />
        </button>
      }
    />
  );
}
