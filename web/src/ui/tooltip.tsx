import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { KeyCaps } from './key-caps';

interface TooltipProps {
  readonly text: string;
  readonly keys?: string;
  /** The element that it explains; it has to take a ref and the props of events. */
  readonly children: ReactElement<Record<string, unknown>>;
}

/** A few words on what is hovered or focused; never the only place where something is said. */
export function Tooltip({ text, keys, children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} />
      <Base.Portal>
        <Base.Positioner sideOffset={6} className="z-30">
          <Base.Popup className="tooltip">
            {text}
            {keys ? <KeyCaps keys={keys} /> : null}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Lets tooltips after the first appear at once. */
export const TooltipProvider = Base.Provider;
