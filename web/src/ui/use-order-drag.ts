import { type RefObject, useEffect, useRef, useState } from 'react';
import type { OrderDrag, Zone } from './order-drag';

/** Lets a line of a list be dragged, with a part that is loaded once the line is there; answers what is over it. */
export function useOrderDrag(
  element: RefObject<HTMLElement | null>,
  isOn: boolean,
  line: Omit<OrderDrag, 'onZone' | 'grip'> & {
    /** The part by which it is dragged, as in {@link OrderDrag}. */
    readonly grip?: RefObject<HTMLElement | null> | null;
  },
): Zone | null {
  const [zone, setZone] = useState<Zone | null>(null);
  const latest = useRef(line.onDrop);
  useEffect(() => {
    latest.current = line.onDrop;
  });
  const { id, list, takesInto, isFixed, grip } = line;
  useEffect(() => {
    if (!isOn) return undefined;
    let end: (() => void) | null = null;
    let isGone = false;
    void import('./order-drag').then(
      ({ orderDrag }) => {
        if (isGone || !element.current) return;
        end = orderDrag(element.current, {
          id,
          list,
          takesInto,
          isFixed,
          grip: grip ? grip.current : grip,
          onZone: setZone,
          onDrop: (dragged, at) => latest.current(dragged, at),
        });
      },
      () => undefined,
    );
    return () => {
      isGone = true;
      end?.();
    };
  }, [element, isOn, id, list, takesInto, isFixed, grip]);
  return zone;
}
