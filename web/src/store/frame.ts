/** Calls back once, before the next frame is painted; also in a tab that is not painted. */
export function frame(call: () => void): { ask: () => void; cancel: () => void } {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let request: number | undefined;
  const cancel = () => {
    clearTimeout(timer);
    if (request !== undefined) cancelAnimationFrame(request);
    timer = request = undefined;
  };
  const run = () => {
    cancel();
    call();
  };
  const ask = () => {
    if (timer !== undefined) return;
    timer = setTimeout(run, 50);
    if ('requestAnimationFrame' in globalThis) request = requestAnimationFrame(run);
  };
  return { ask, cancel };
}
