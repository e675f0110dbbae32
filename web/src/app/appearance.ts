/** How the application looks in this browser: light or dark, roomy or compact. */
import { useSyncExternalStore } from 'react';

/** Light, dark, or what the system says. */
export type Theme = 'system' | 'light' | 'dark';
/** How high rows are. */
export type Density = 'roomy' | 'compact';

/** What somebody chose. */
export interface Appearance {
  readonly theme: Theme;
  readonly density: Density;
}

const PLACE = 'tidemark.appearance';
const DEFAULT: Appearance = { theme: 'system', density: 'roomy' };

let chosen: Appearance | undefined;
const hearers = new Set<() => void>();

/** Puts the choice on the page; once, before the first frame. */
export function applyAppearance(): void {
  const { theme, density } = read();
  const root = document.documentElement;
  if (theme === 'system') delete root.dataset.theme;
  else root.dataset.theme = theme;
  root.dataset.density = density;
}

/** Changes the choice. */
export function changeAppearance(change: Partial<Appearance>): void {
  chosen = { ...read(), ...change };
  try {
    localStorage.setItem(PLACE, JSON.stringify(chosen));
  } catch {
    // A browser without storage keeps it until the page is closed.
  }
  applyAppearance();
  for (const hear of hearers) hear();
}

/** The choice. */
export function appearance(): Appearance {
  return read();
}

/** Calls when the choice changes. */
export function watchAppearance(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

/** The choice, for components. */
export function useAppearance(): Appearance {
  return useSyncExternalStore(watchAppearance, read);
}

function read(): Appearance {
  chosen ??= stored();
  return chosen;
}

function stored(): Appearance {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(PLACE) ?? 'null');
    if (typeof kept !== 'object' || kept === null) return DEFAULT;
    const { theme, density } = kept as Record<string, unknown>;
    return {
      theme: theme === 'light' || theme === 'dark' ? theme : 'system',
      density: density === 'compact' ? 'compact' : 'roomy',
    };
  } catch {
    return DEFAULT;
  }
}
