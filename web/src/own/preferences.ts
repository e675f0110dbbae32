/**
 * How the application looks and acts, kept with the account as well as in this browser: what was chosen elsewhere is taken
 * over when a workspace is opened, and what is chosen here is sent.
 */
import { changePreferences, type Preferences, preferences } from '../api/own';
import { appearance, changeAppearance, watchAppearance } from '../app/appearance';
import { keySettings, setKeySettings, watchKeySettings } from '../keys/settings';
import { changeWeekStart, watchWeekStart, weekStart } from './week';

/** So long nothing more must be chosen before it is sent. */
const PAUSE = 400;

/** Takes over what was chosen elsewhere, and sends what is chosen here from now on. */
export function keepPreferences(): () => void {
  let known = here();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isGone = false;

  function send(): void {
    const before = known;
    const next = here();
    const change = changed(before, next);
    if (!change) return;
    known = next;
    changePreferences(change).catch(() => {
      // This browser keeps it, and it is sent with the next choice.
      known = before;
    });
  }
  function later(): void {
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  preferences().then(
    ({ chosen, isChosen }) => {
      if (isGone) return;
      if (isChosen) {
        known = { ...known, ...chosen };
        take(chosen);
      } else {
        known = chosen;
        send();
      }
    },
    () => undefined,
  );
  const ends = [watchAppearance(later), watchKeySettings(later), watchWeekStart(later)];
  return () => {
    isGone = true;
    clearTimeout(timer);
    send();
    for (const end of ends) end();
  };
}

/** What is chosen in this browser. */
function here(): Preferences {
  const { theme, density } = appearance();
  const { characters, changed: keys } = keySettings();
  return { theme, density, start_of_week: weekStart(), character_keys: characters, keys };
}

/** Chooses in this browser what was chosen elsewhere. */
function take({ theme, density, start_of_week, character_keys, keys }: Preferences): void {
  changeAppearance({ theme, density });
  changeWeekStart(start_of_week);
  setKeySettings({ characters: character_keys, changed: keys });
}

/** What is other than before; nothing if all is the same. */
export function changed(before: Preferences, after: Preferences): Partial<Preferences> | null {
  const names = (Object.keys(after) as (keyof Preferences)[]).filter(
    (name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]),
  );
  if (names.length === 0) return null;
  return Object.fromEntries(names.map((name) => [name, after[name]]));
}
