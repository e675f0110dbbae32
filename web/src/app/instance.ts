import { useEffect, useState } from 'react';
import { type Instance, instance as readInstance } from '../api/session';

/** What this server is called, and whether it lets people in; null until it has answered. */
export function useInstance(): Instance | null {
  const [found, setFound] = useState<Instance | null>(null);
  useEffect(() => {
    let isCurrent = true;
    readInstance().then(
      (answer) => isCurrent && setFound(answer),
      () => undefined,
    );
    return () => {
      isCurrent = false;
    };
  }, []);
  return found;
}
