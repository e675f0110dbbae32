import { type RefObject, useEffect, useRef } from 'react';

/** A part of a page that an address can mean by what is behind its `#`. */
interface Meant {
  readonly ref: RefObject<HTMLElement | null>;
  readonly id: string;
  readonly tabIndex: -1;
}

/** What makes an element a part that an address can mean: it comes into sight, with the focus, when it is first drawn. */
export function useMeant(id: string): Meant {
  const ref = useRef<HTMLElement>(null);
  useEffect(() => {
    if (window.location.hash !== `#${id}`) return;
    ref.current?.scrollIntoView({ block: 'center' });
    ref.current?.focus({ preventScroll: true });
  }, [id]);
  return { ref, id, tabIndex: -1 };
}
