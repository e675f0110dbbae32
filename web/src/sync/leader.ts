/** Makes one tab of several the leader: at once where there is nobody to ask, else when the one before has gone. */
export function lead(
  name: string,
  signal: AbortSignal,
  begin: () => void,
): { isFirst: Promise<boolean> } {
  const locks = globalThis.navigator?.locks;
  if (!locks) {
    begin();
    return { isFirst: Promise.resolve(true) };
  }
  const until = new Promise<void>((resolve) => signal.addEventListener('abort', () => resolve()));
  const hold = () => {
    if (!signal.aborted) begin();
    return until;
  };
  const isFirst = new Promise<boolean>((resolve) => {
    const first = locks.request(name, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      return lock ? hold() : undefined;
    });
    first.catch(() => resolve(false));
  });
  void isFirst.then((is) => {
    if (is || signal.aborted) return;
    locks.request(name, { signal }, hold).catch(() => undefined);
  });
  return { isFirst };
}
