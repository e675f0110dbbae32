// @vitest-environment node
import 'fake-indexeddb/auto';
import { afterEach, describe, expect, it } from 'vitest';
import { differences } from '../store/compare';
import type { Issue } from '../store/rows';
import { id, Log, ME } from '../store/testing';
import { CHUNK, closeDisk, Disk, erase, loadDraft, saveDraft } from './disk';
import type { Entry } from './entry';
import type { Copy } from './snapshot';

afterEach(async () => {
  await erase();
  await closeDisk();
});

function copy(issues: number): Copy & { log: Log } {
  const log = new Log();
  log.project();
  for (let n = 0; n < issues; n += 1) log.issue(1000 + n);
  return {
    log,
    tables: log.tables,
    knowledge: { whole: new Set([id(2)]), ahead: new Map([[id(2), 1e6]]) },
  };
}

describe('the disk', () => {
  it('gives back what was saved, frozen', async () => {
    const saved = copy(20);
    await new Disk(ME, 'demo').save(saved);
    const loaded = await new Disk(ME, 'demo').load();
    expect(loaded && differences(loaded.tables, saved.tables)).toEqual([]);
    expect(loaded?.tables).toMatchObject({
      position: saved.tables.position,
      epoch: saved.tables.epoch,
      me: ME,
    });
    expect(loaded?.knowledge).toEqual(saved.knowledge);
    expect(Object.isFrozen(loaded?.tables.issues.get(id(1000)))).toBe(true);
  });

  it('keeps workspaces and users apart', async () => {
    await new Disk(ME, 'demo').save(copy(1));
    expect(await new Disk(ME, 'demo2').load()).toBeNull();
    expect(await new Disk(id(0xb), 'demo').load()).toBeNull();
  });

  it('follows changes, new rows and deleted ones over many chunks', async () => {
    const disk = new Disk(ME, 'demo');
    const first = copy(2 * CHUNK + 10);
    await disk.save(first);
    const issues = new Map(first.tables.issues);
    issues.delete(id(1000));
    issues.set(id(1500), { ...(issues.get(id(1500)) as Issue), name: 'Changed' });
    issues.set(id(9999), { ...(issues.get(id(1500)) as Issue), id: id(9999) });
    const second = {
      ...first,
      tables: { ...first.tables, issues, position: first.tables.position + 3 },
    };
    await disk.save(second);
    const again = new Disk(ME, 'demo');
    const loaded = await again.load();
    expect(loaded && differences(loaded.tables, second.tables)).toEqual([]);
    const third = {
      ...second,
      tables: { ...second.tables, issues: first.tables.issues, position: 9e6 },
    };
    await again.save(third);
    const last = await new Disk(ME, 'demo').load();
    expect(last && differences(last.tables, third.tables)).toEqual([]);
  });

  it('begins anew with another epoch', async () => {
    const disk = new Disk(ME, 'demo');
    await disk.save(copy(5));
    const other = copy(1);
    const tables = { ...other.tables, epoch: id(0xf), position: 1 };
    await disk.save({ ...other, tables });
    const loaded = await new Disk(ME, 'demo').load();
    expect(loaded && differences(loaded.tables, tables)).toEqual([]);
    expect(loaded?.tables.epoch).toBe(id(0xf));
  });

  it('keeps commands in the order in which they were given, also when the copy is forgotten', async () => {
    const disk = new Disk(ME, 'demo');
    const entry = (key: string) =>
      ({ key, request: { method: 'POST', path: '' } }) as unknown as Entry;
    await disk.save(copy(1));
    for (const key of ['w-2', 'w-1', 'w-3']) expect(await disk.keep(entry(key))).toBe(true);
    await disk.drop('w-3');
    await disk.forget();
    expect(await disk.load()).toBeNull();
    expect((await new Disk(ME, 'demo').entries()).map(({ key }) => key)).toEqual(['w-1', 'w-2']);
  });

  it('erases everything', async () => {
    const disk = new Disk(ME, 'demo');
    await disk.save(copy(1));
    await saveDraft('a', 'text');
    expect(await loadDraft('a')).toBe('text');
    await erase();
    expect(await new Disk(ME, 'demo').load()).toBeNull();
    expect(await loadDraft('a')).toBeNull();
  });
});

describe('a browser without a disk', () => {
  it('works, and keeps nothing', async () => {
    const { indexedDB } = globalThis;
    Reflect.deleteProperty(globalThis, 'indexedDB');
    try {
      const disk = new Disk(ME, 'demo');
      await disk.save(copy(1));
      expect([await disk.load(), await disk.entries(), await disk.keep({} as Entry)]).toEqual([
        null,
        [],
        false,
      ]);
      await erase();
    } finally {
      await closeDisk();
      globalThis.indexedDB = indexedDB;
    }
  });
});
