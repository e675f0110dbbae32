import type { CommandRequest, Plan } from './types';

/**
 * Several requests as one: as they are when it is only one, else as a batch whose keys follow from that of the command, so
 * that sending it again does nothing twice.
 */
export function together(key: string, requests: readonly CommandRequest[]): Plan['request'] | null {
  const [first] = requests;
  if (!first) return null;
  if (requests.length === 1) return first;
  const commands = requests.map((request, n) => ({ key: `${key}.${n}`, ...request }));
  return { method: 'POST', path: 'commands/', body: { mode: 'each', commands } };
}
