import {
  cloneElement,
  type KeyboardEvent,
  type MouseEvent,
  type ReactElement,
  useRef,
  useState,
} from 'react';
import { flushSync } from 'react-dom';

/** Something that hangs from a button: the button as it is drawn, the element to hang from while it is open. */
export interface Hanging {
  readonly trigger: ReactElement;
  readonly anchor: HTMLElement | null;
  readonly close: () => void;
}

/** Lets a button open something within the event that asks for it, and close it by being pressed again. */
export function useHanging(
  trigger: ReactElement<Record<string, unknown>>,
  kind: 'menu' | 'dialog',
): Hanging {
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const wasOpen = useRef(false);
  const show = (element: HTMLElement) => flushSync(() => setAnchor(element));
  const drawn = cloneElement(trigger, {
    'aria-haspopup': kind,
    'aria-expanded': anchor !== null,
    'data-popup-open': anchor !== null ? '' : undefined,
    onPointerDown: () => {
      wasOpen.current = anchor !== null;
    },
    onClick: (event: MouseEvent<HTMLElement>) => {
      if (wasOpen.current) setAnchor(null);
      else show(event.currentTarget);
      wasOpen.current = false;
    },
    onKeyDown: (event: KeyboardEvent<HTMLElement>) => {
      if (event.key !== 'ArrowDown' || kind !== 'menu') return;
      event.preventDefault();
      show(event.currentTarget);
    },
  });
  return { trigger: drawn, anchor, close: () => setAnchor(null) };
}

/** Whether an event happened in an element; pressing the button itself is the button's to answer. */
export function isIn(element: Element, { target }: Event): boolean {
  return target instanceof Node && element.contains(target);
}
