import { useSyncExternalStore } from 'react';
import { useAppearance } from '../../app/appearance';

const narrow = typeof matchMedia === 'function' ? matchMedia('(max-width: 767px)') : null;

/** Whether the screen has room for one pane only. */
export function useNarrow(): boolean {
  return useSyncExternalStore(
    (hear) => {
      narrow?.addEventListener('change', hear);
      return () => narrow?.removeEventListener('change', hear);
    },
    () => narrow?.matches ?? false,
  );
}

/** How high a row is, the same as the token `--row`. */
export function useRowHeight(): number {
  const { density } = useAppearance();
  if (useNarrow()) return 44;
  return density === 'compact' ? 30 : 36;
}
