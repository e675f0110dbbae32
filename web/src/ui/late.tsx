import { type ComponentType, useEffect, useSyncExternalStore } from 'react';
import { afterPaint } from './idle';

const loads = new Set<() => Promise<void>>();
let isTime = false;

/**
 * A part that is loaded once the page has nothing else to do, or when it is first drawn. Once it is there it is drawn in
 * the same event that asks for it, so that it can take the focus at once; a part of `lazy` would miss the first key. One
 * that `waits` is never a part of the first page, also where it is drawn there.
 */
export function late<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { waits = false } = {},
): ComponentType<Props> {
  let part: ComponentType<Props> | undefined;
  const hearers = new Set<() => void>();
  const hear = (hearer: () => void) => {
    hearers.add(hearer);
    return () => hearers.delete(hearer);
  };
  let loading: Promise<void> | null = null;
  const begin = (): Promise<void> => {
    if (!part) loading ??= read();
    return loading ?? Promise.resolve();
  };
  async function read(): Promise<void> {
    try {
      part = await load();
    } catch {
      // Without a network it is tried again when that is back.
      window.addEventListener('online', () => void begin(), { once: true });
    }
    loading = null;
    for (const hearer of hearers) hearer();
  }
  loads.add(begin);
  // A part that another late part brought along is loaded right behind it.
  if (isTime) void begin();
  // biome-ignore lint/correctness/noComponentHookFactories: each part is one component, made once when its module loads
  return function Late(props: Props) {
    const Part = useSyncExternalStore(hear, () => part);
    useEffect(() => {
      // What is drawn beside it is on screen first.
      if (!waits) afterPaint(() => void begin());
    }, []);
    return Part ? <Part {...props} /> : null;
  };
}

/** Loads all parts that were not needed for the first page, and those that they bring along. */
export async function loadLateParts(): Promise<void> {
  isTime = true;
  for (let count = 0; count < loads.size; ) {
    count = loads.size;
    await Promise.all([...loads].map((load) => load()));
  }
}
