/** Drafts: what was typed and not yet submitted, kept on disk under a name. */
import { type DBSchema, type IDBPDatabase, openDB } from 'idb';

/** Where drafts are kept. */
export type Drafts = {
  read(name: string): Promise<string | undefined>;
  write(name: string, html: string): Promise<void>;
  remove(name: string): Promise<void>;
  erase(): Promise<void>;
};

type Shape = DBSchema & { drafts: { key: string; value: string } };

const NAME = 'tidemark-drafts';

/** Drafts in IndexedDB, or in memory where the browser has none. */
export function diskDrafts(): Drafts {
  const memory = new Map<string, string>();
  let opened: Promise<IDBPDatabase<Shape> | undefined> | undefined;
  const database = () => {
    opened ??= open().catch(() => undefined);
    return opened;
  };
  const quietly = async <T>(use: (db: IDBPDatabase<Shape>) => Promise<T>) => {
    const db = await database();
    return db && use(db).catch(() => undefined);
  };
  return {
    async read(name) {
      return memory.get(name) ?? (await quietly((db) => db.get('drafts', name)));
    },
    async write(name, html) {
      memory.set(name, html);
      await quietly((db) => db.put('drafts', html, name));
    },
    async remove(name) {
      memory.delete(name);
      await quietly((db) => db.delete('drafts', name));
    },
    async erase() {
      memory.clear();
      await quietly((db) => db.clear('drafts'));
    },
  };
}

// Async, so that a browser without IndexedDB fails as a promise does.
async function open(): Promise<IDBPDatabase<Shape>> {
  return openDB<Shape>(NAME, 1, {
    upgrade(db) {
      db.createObjectStore('drafts');
    },
  });
}

/** The drafts of this browser. */
export const drafts: Drafts = diskDrafts();

/** Forgets one draft: its text was saved, or is not wanted any more. */
export function dropDraft(name: string): Promise<void> {
  return drafts.remove(name);
}

/** Forgets every draft; part of signing out. */
export function eraseDrafts(): Promise<void> {
  return drafts.erase();
}
