/** Which keys people changed or switched off, kept in this browser. */

/** What somebody set of the keys. */
export type KeySettings = {
  /** Whether shortcuts of a single character act. */
  readonly characters: boolean;
  /** Keys that replace the defaults, by action; none switches the action's keys off. */
  readonly changed: Readonly<Record<string, readonly string[]>>;
};

const PLACE = 'tidemark.keys';
const DEFAULT: KeySettings = { characters: true, changed: {} };

let settings: KeySettings | undefined;
const watchers = new Set<() => void>();

/** The settings as they are. */
export function keySettings(): KeySettings {
  settings ??= read();
  return settings;
}

/** Switches shortcuts of a single character on or off. */
export function setCharacters(characters: boolean): void {
  write({ ...keySettings(), characters });
}

/** Gives an action other keys; `undefined` goes back to the default. */
export function changeKeys(id: string, keys: readonly string[] | undefined): void {
  const { [id]: _, ...others } = keySettings().changed;
  write({ ...keySettings(), changed: keys ? { ...others, [id]: keys } : others });
}

/** Replaces the settings with those that were made elsewhere. */
export function setKeySettings(next: KeySettings): void {
  if (JSON.stringify(next) !== JSON.stringify(keySettings())) write(next);
}

/** Calls when the settings change, in this tab or another. */
export function watchKeySettings(watcher: () => void): () => void {
  watchers.add(watcher);
  return () => watchers.delete(watcher);
}

function write(next: KeySettings): void {
  settings = next;
  try {
    localStorage.setItem(PLACE, JSON.stringify(next));
  } catch {
    // A browser without storage keeps them until the page is closed.
  }
  tell();
}

function tell(): void {
  for (const watcher of watchers) watcher();
}

function read(): KeySettings {
  try {
    return understood(JSON.parse(localStorage.getItem(PLACE) ?? 'null'));
  } catch {
    return DEFAULT;
  }
}

function understood(stored: unknown): KeySettings {
  if (typeof stored !== 'object' || stored === null) return DEFAULT;
  const { characters, changed } = stored as Record<string, unknown>;
  return { characters: characters !== false, changed: understoodKeys(changed) };
}

function understoodKeys(changed: unknown): KeySettings['changed'] {
  if (typeof changed !== 'object' || changed === null) return {};
  const entries = Object.entries(changed).filter(
    (entry): entry is [string, string[]] =>
      Array.isArray(entry[1]) && entry[1].every((keys) => typeof keys === 'string'),
  );
  return Object.fromEntries(entries);
}

if (typeof window !== 'undefined') {
  window.addEventListener('storage', (event) => {
    if (event.key !== PLACE) return;
    settings = undefined;
    tell();
  });
}
