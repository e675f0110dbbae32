import { useEffect } from 'react';
import * as server from '../api/own';
import { sentenceOf } from '../app/problems';
import { newKey } from '../commands/ids';
import { notify } from '../ui/toast';
import { setCurrent } from './current';
import { Own } from './own';
import { keepPreferences } from './preferences';

/** What the keeper needs. */
export interface KeeperProps {
  readonly slug: string;
  readonly user: string;
}

/** Whoever comes back within so many milliseconds sees what was read before. */
const FRESH = 5_000;

/** Reads the caller's own things of a workspace, again on every return to the page and when another tab changes them. */
export function Keeper({ slug, user }: KeeperProps) {
  useEffect(() => {
    const name = `tidemark.own.${user}.${slug}`;
    const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
    const own = new Own(
      {
        favourites: () => server.favourites(slug),
        visits: () => server.visits(slug),
        add: (thing, key) => server.addFavourite(slug, thing, key),
        addFolder: (folder, key) => server.addFolder(slug, folder, key),
        change: (id, change) => server.changeFavourite(slug, id, change),
        remove: (id) => server.removeFavourite(slug, id),
        visit: (thing) => server.noteVisit(slug, thing),
      },
      {
        newKey,
        refused: (fault) => notify({ title: sentenceOf(fault), bad: true }),
        tell: () => channel?.postMessage('changed'),
      },
    );
    let asked = Date.now();
    const load = () => {
      asked = Date.now();
      void own.load();
    };
    const comeBack = () => {
      if (document.visibilityState === 'visible' && Date.now() - asked > FRESH) load();
    };
    channel?.addEventListener('message', load);
    window.addEventListener('focus', comeBack);
    window.addEventListener('online', load);
    document.addEventListener('visibilitychange', comeBack);
    setCurrent(own);
    load();
    return () => {
      setCurrent(null);
      channel?.close();
      window.removeEventListener('focus', comeBack);
      window.removeEventListener('online', load);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [slug, user]);
  useEffect(() => keepPreferences(), []);
  return null;
}
