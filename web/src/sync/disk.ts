import { type DBSchema, deleteDB, type IDBPDatabase, openDB } from 'idb';
import type { Knowledge } from '../store/reduce/draft';
import { type Id, TABLE_NAMES, type TableName, type Tables } from '../store/rows';
import type { Entry } from './entry';
import type { Copy } from './snapshot';

/** The form of the rows on disk; a copy of another form is not read. */
const SCHEMA = 5;
/** How many rows are kept together. */
export const CHUNK = 1000;

type AnyRow = { readonly id?: Id; readonly membership?: Id };

interface Meta {
  readonly schema: number;
  readonly user: Id;
  readonly head: Pick<Tables, 'epoch' | 'position' | 'workspace' | 'me' | 'role' | 'isPartial'>;
  readonly whole: readonly Id[];
  readonly ahead: readonly (readonly [Id, number])[];
}

interface Layout extends DBSchema {
  meta: { key: string; value: Meta };
  chunks: { key: [string, TableName, number]; value: readonly AnyRow[] };
  outbox: { key: [string, string]; value: Entry };
  drafts: { key: string; value: string };
}

type Database = IDBPDatabase<Layout>;

const NAME = 'tidemark';
let opened: Promise<Database | null> | null = null;

/** The database; null in a browser that has none, or gives none to this page. */
function database(): Promise<Database | null> {
  opened ??= open().catch(() => null);
  return opened;
}

async function open(): Promise<Database> {
  if (!('indexedDB' in globalThis)) throw new Error('there is no disk');
  return openDB<Layout>(NAME, SCHEMA, {
    upgrade(db) {
      for (const name of ['meta', 'chunks', 'outbox', 'drafts'] as const) {
        if (!db.objectStoreNames.contains(name)) db.createObjectStore(name);
      }
    },
    blocking(_, __, event) {
      // Another tab has a newer form: this one goes on without a disk.
      (event.target as IDBDatabase).close();
      opened = Promise.resolve(null);
    },
    terminated() {
      opened = null;
    },
  });
}

/** Forgets the opened database, for tests. */
export async function closeDisk(): Promise<void> {
  (await opened)?.close();
  opened = null;
}

/** How often everything was erased: what was opened before that keeps nothing any more. */
let erasures = 0;

/** What was opened before keeps nothing any more: another tab has erased everything. */
export function retire(): void {
  erasures += 1;
}

/** Erases everything that this browser keeps, as signing out does. */
export async function erase(): Promise<void> {
  erasures += 1;
  const db = await database();
  if (!db) return;
  const names = ['meta', 'chunks', 'outbox', 'drafts'] as const;
  try {
    const all = db.transaction(names, 'readwrite');
    await Promise.all([...names.map((name) => all.objectStore(name).clear()), all.done]);
  } catch {
    db.close();
    opened = null;
    await deleteDB(NAME).catch(() => undefined);
  }
}

/** What a user's browser keeps of a workspace. */
export class Disk {
  readonly #scope: string;
  readonly #user: Id;
  readonly #erasures = erasures;
  #saved: Tables | null = null;
  readonly #chunkOf = new Map<TableName, Map<Id, number>>();

  constructor(user: Id, workspace: string) {
    this.#user = user;
    this.#scope = `${user}/${workspace}`;
  }

  /** Whether somebody has signed out since: a copy that is still being closed must not come back. */
  get #isErased(): boolean {
    return this.#erasures !== erasures;
  }

  /** Whether there is a disk at all. */
  async isThere(): Promise<boolean> {
    return (await database()) !== null;
  }

  /** The copy as it was last saved; null for none that this build and user can use. */
  async load(): Promise<Copy | null> {
    const db = await database();
    if (!db) return null;
    try {
      const all = db.transaction(['meta', 'chunks']);
      const meta = await all.objectStore('meta').get(this.#scope);
      if (meta?.schema !== SCHEMA || meta.user !== this.#user) return null;
      const range = IDBKeyRange.bound([this.#scope], [this.#scope, []]);
      const chunks = all.objectStore('chunks');
      const [keys, values] = await Promise.all([chunks.getAllKeys(range), chunks.getAll(range)]);
      return this.#assemble(meta, keys, values);
    } catch {
      return null;
    }
  }

  #assemble(meta: Meta, keys: Layout['chunks']['key'][], values: (readonly AnyRow[])[]): Copy {
    const maps = new Map<TableName, Map<Id, AnyRow>>(TABLE_NAMES.map((name) => [name, new Map()]));
    for (const [place, [, table, n]] of keys.entries()) {
      for (const row of values[place] ?? []) {
        const id = idOf(row);
        maps.get(table)?.set(id, Object.freeze(row));
        this.#chunks(table).set(id, n);
      }
    }
    const rows = Object.fromEntries(maps) as unknown as Pick<Tables, TableName>;
    const tables: Tables = { ...meta.head, ...rows };
    this.#saved = tables;
    const knowledge: Knowledge = { whole: new Set(meta.whole), ahead: new Map(meta.ahead) };
    return { tables, knowledge };
  }

  #chunks(table: TableName): Map<Id, number> {
    let chunks = this.#chunkOf.get(table);
    if (!chunks) {
      chunks = new Map();
      this.#chunkOf.set(table, chunks);
    }
    return chunks;
  }

  /** Saves a copy: only the chunks in which something changed, all at once. */
  async save({ tables, knowledge }: Copy): Promise<void> {
    const db = await database();
    if (!db || this.#isErased || this.#saved === tables) return;
    const { epoch, position, workspace, me, role, isPartial } = tables;
    const whole = [...knowledge.whole];
    const ahead = [...knowledge.ahead].filter(([, until]) => until > position);
    const head = { epoch, position, workspace, me, role, isPartial };
    const meta: Meta = { schema: SCHEMA, user: this.#user, head, whole, ahead };
    const all = db.transaction(['meta', 'chunks'], 'readwrite');
    // Another tab may have written or erased since: then differences have nothing to begin from.
    const there = (await all.objectStore('meta').get(this.#scope))?.head;
    const isNew = this.#saved?.epoch !== epoch || there?.position !== this.#saved.position;
    if (this.#isErased) return;
    const chunks = all.objectStore('chunks');
    if (isNew) {
      this.#chunkOf.clear();
      chunks.delete(IDBKeyRange.bound([this.#scope], [this.#scope, []]));
    }
    for (const name of TABLE_NAMES) {
      for (const [n, rows] of this.#changed(name, tables, isNew)) {
        if (rows.length > 0) chunks.put(rows, [this.#scope, name, n]);
        else chunks.delete([this.#scope, name, n]);
      }
    }
    all.objectStore('meta').put(meta, this.#scope);
    this.#saved = tables;
    await all.done.catch((error: unknown) => {
      this.#saved = null;
      throw error;
    });
  }

  /** The chunks of a table in which something changed, with all their rows. */
  #changed(name: TableName, tables: Tables, isNew: boolean): Map<number, AnyRow[]> {
    const rows = tables[name] as ReadonlyMap<Id, AnyRow>;
    const before = isNew ? undefined : (this.#saved?.[name] as ReadonlyMap<Id, AnyRow> | undefined);
    const changed = new Map<number, AnyRow[]>();
    if (rows === before) return changed;
    const chunkOf = this.#chunks(name);
    for (const [id, n] of chunkOf) {
      if (rows.has(id)) continue;
      changed.set(n, []);
      chunkOf.delete(id);
    }
    const filled = new Map<number, number>();
    for (const n of chunkOf.values()) filled.set(n, (filled.get(n) ?? 0) + 1);
    for (const [id, row] of rows) {
      const n = chunkOf.get(id) ?? room(filled);
      if (!chunkOf.has(id)) {
        chunkOf.set(id, n);
        filled.set(n, (filled.get(n) ?? 0) + 1);
        changed.set(n, []);
      } else if (before?.get(id) !== row) changed.set(n, []);
    }
    for (const [id, row] of rows) changed.get(chunkOf.get(id) ?? -1)?.push(row);
    return changed;
  }

  /** Erases the copy, not the outbox: the workspace is lost, or the copy was wrong. */
  async forget(): Promise<void> {
    this.#saved = null;
    this.#chunkOf.clear();
    const db = await database();
    if (!db) return;
    const all = db.transaction(['meta', 'chunks'], 'readwrite');
    all.objectStore('meta').delete(this.#scope);
    all.objectStore('chunks').delete(IDBKeyRange.bound([this.#scope], [this.#scope, []]));
    await all.done;
  }

  /** The commands that were given and not answered yet, the oldest first. */
  async entries(): Promise<Entry[]> {
    const db = await database();
    if (!db) return [];
    const range = IDBKeyRange.bound([this.#scope], [this.#scope, []]);
    const entries = await db.getAll('outbox', range).catch(() => []);
    return entries.sort((a, b) => (a.key < b.key ? -1 : 1));
  }

  /** Keeps a command; false when there is no disk to keep it on. */
  async keep(entry: Entry): Promise<boolean> {
    const db = await database();
    if (!db || this.#isErased) return false;
    try {
      await db.put('outbox', entry, [this.#scope, entry.key]);
      return true;
    } catch {
      return false;
    }
  }

  /** Drops a command that was answered. */
  async drop(key: string): Promise<void> {
    const db = await database();
    await db?.delete('outbox', [this.#scope, key]).catch(() => undefined);
  }
}

/** The first chunk with room for one more row. */
function room(filled: ReadonlyMap<number, number>): number {
  let n = Math.max(0, filled.size - 1);
  while ((filled.get(n) ?? 0) >= CHUNK) n += 1;
  return n;
}

function idOf(row: AnyRow): Id {
  return row.membership ?? row.id ?? '';
}

/** The text that was being typed under a name, null for none. */
export async function loadDraft(name: string): Promise<string | null> {
  const db = await database();
  return (await db?.get('drafts', name).catch(() => undefined)) ?? null;
}

/** Keeps a text that is being typed; an empty one is dropped. */
export async function saveDraft(name: string, text: string): Promise<void> {
  const db = await database();
  if (!db) return;
  await (text === '' ? db.delete('drafts', name) : db.put('drafts', text, name)).catch(
    () => undefined,
  );
}
