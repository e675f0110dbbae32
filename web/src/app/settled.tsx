import { useEffect } from 'react';
import { firstPageIsShown } from '../ui/idle';

/** Marks the document as one where nothing is on its way: pages without a copy of a workspace. */
export function Settled() {
  useEffect(() => mark(null, true), []);
  return null;
}

/** Writes onto the document which position it shows, and whether all changes have arrived; tests wait for these. */
export function mark(position: number | null, isSettled: boolean): void {
  const { dataset } = document.documentElement;
  if (position === null) delete dataset.position;
  else dataset.position = String(position);
  dataset.settled = String(isSettled);
  if (isSettled || position !== null) firstPageIsShown();
}
