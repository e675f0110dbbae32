/** Answers to requests that were sent before the application was loaded, by `app/begin.ts`. */

/** A request on its way, and how it is given up. */
export interface Early {
  readonly answer: Promise<Response>;
  readonly controller: AbortController;
}

declare global {
  /** What was asked early, by the path below `/api/v1/`. */
  var tidemarkEarly: Map<string, Early> | undefined;
}

/** The answer to a request that was sent early, once. It ends with the signal. */
export function takeEarly(path: string, signal?: AbortSignal): Promise<Response> | null {
  const found = globalThis.tidemarkEarly?.get(path);
  if (!found || signal?.aborted) return null;
  globalThis.tidemarkEarly?.delete(path);
  signal?.addEventListener('abort', () => found.controller.abort());
  return found.answer;
}
