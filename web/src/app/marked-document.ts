import { useEffect } from 'react';
import { useSyncStatus } from '../store/hooks';
import { mark } from './settled';

/** Writes the position of the copy onto the document, and whether everything has arrived. */
export function useMarkedDocument(): void {
  const { phase, position, pending } = useSyncStatus();
  useEffect(() => mark(position, phase === 'live' && pending === 0), [phase, position, pending]);
}
