import { useSyncExternalStore } from 'react';

let said = '';
const hearers = new Set<() => void>();

/** Says something in the one polite live region; what follows within a moment replaces it. */
export function announce(text: string): void {
  said = text === said ? `${text}\u00a0` : text;
  for (const hear of hearers) hear();
}

/** The live region; once for the whole application. */
export function Announcer() {
  const text = useSyncExternalStore(
    (hear) => {
      hearers.add(hear);
      return () => hearers.delete(hear);
    },
    () => said,
  );
  return (
    <div className="hidden-text" aria-live="polite" role="status">
      {text}
    </div>
  );
}
