import { useEffect } from 'react';
import type { EntityKind } from '../api/own';
import type { Id } from '../store/rows';
import { useOwn } from './current';

/** The thing that was opened. */
export interface VisitedProps {
  readonly kind: EntityKind;
  readonly id: Id;
}

/** Whoever goes on sooner has not been there. */
const STAY = 1_000;

/** Notes that a thing is open, once somebody stays a moment. */
export function Visited({ kind, id }: VisitedProps) {
  const own = useOwn();
  useEffect(() => {
    if (!own) return undefined;
    const timer = setTimeout(() => void own.visit({ kind, id }), STAY);
    return () => clearTimeout(timer);
  }, [own, kind, id]);
  return null;
}
