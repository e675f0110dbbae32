import { useEffect } from 'react';
import * as draftsServer from '../api/drafts';
import * as server from '../api/own';
import { sentenceOf } from '../app/problems';
import { newKey } from '../commands/ids';
import { useTables } from '../store/hooks';
import { notify } from '../ui/toast';
import { setCurrent } from './current';
import { Drafts, type DraftsServer } from './drafts';
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
  const hasDrafts = useTables((tables) => tables.role !== 'guest');
  useEffect(() => {
    const name = `tidemark.own.${user}.${slug}`;
    const channel = 'BroadcastChannel' in globalThis ? new BroadcastChannel(name) : null;
    const tell = () => channel?.postMessage('changed');
    const drafts = hasDrafts ? new Drafts(draftsOf(slug), tell) : null;
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
        tell,
      },
    );
    let asked = Date.now();
    const load = () => {
      asked = Date.now();
      void own.load();
      void drafts?.load();
    };
    const comeBack = () => {
      if (document.visibilityState === 'visible' && Date.now() - asked > FRESH) load();
    };
    channel?.addEventListener('message', load);
    window.addEventListener('focus', comeBack);
    window.addEventListener('online', load);
    document.addEventListener('visibilitychange', comeBack);
    setCurrent(own, drafts);
    load();
    return () => {
      setCurrent(null);
      channel?.close();
      window.removeEventListener('focus', comeBack);
      window.removeEventListener('online', load);
      document.removeEventListener('visibilitychange', comeBack);
    };
  }, [slug, user, hasDrafts]);
  useEffect(() => keepPreferences(), []);
  return null;
}

/** What is asked of the server about drafts. */
function draftsOf(slug: string): DraftsServer {
  return {
    count: () => draftsServer.countDrafts(slug),
    all: () => draftsServer.drafts(slug),
    read: (id) => draftsServer.readDraft(slug, id),
    add: (body, key) => draftsServer.addDraft(slug, body, key),
    change: (version, body) => draftsServer.changeDraft(slug, version, body),
    remove: (id) => draftsServer.deleteDraft(slug, id),
    publish: (id) => draftsServer.publishDraft(slug, id),
  };
}
