// @vitest-environment node
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { sha1, sha256 } from './hash';
import { commandId, newId, newKey } from './ids';

describe('the hashes', () => {
  it.each([0, 1, 55, 56, 63, 64, 65, 119, 120, 1000])(
    'are those of the standard for %i bytes',
    (length) => {
      const message = Uint8Array.from({ length }, (_, place) => (place * 7 + length) & 255);
      for (const [name, hash] of [
        ['sha1', sha1],
        ['sha256', sha256],
      ] as const) {
        expect(Buffer.from(hash(message)).toString('hex')).toBe(
          createHash(name).update(message).digest('hex'),
        );
      }
    },
  );
});

describe('ids from keys', () => {
  const workspace = '01a2069f-9c53-7b7d-8f6f-33ebda75618c';
  const user = '01a2069f-9b80-7b7f-a380-5a9639e1c474';

  it('have their versions and depend on everything that they are made from', () => {
    const command = commandId(workspace, user, 'key');
    expect(command).toMatch(
      /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/,
    );
    expect(newId(command)).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab]/);
    const all = [
      newId(command),
      newId(command, 1),
      newId(commandId(user, workspace, 'key')),
      newId(commandId(workspace, user, 'é')),
    ];
    expect(new Set(all).size).toBe(4);
  });

  const vectors = new URL('../../../docs/ids.json', import.meta.url);
  it('are those of the server', () => {
    const { vectors: all } = JSON.parse(readFileSync(vectors, 'utf8')) as {
      vectors: { workspace: string; user: string; key: string; command: string; ids: string[] }[];
    };
    expect(all.length).toBeGreaterThan(0);
    for (const one of all) {
      const command = commandId(one.workspace, one.user, one.key);
      expect(command).toBe(one.command);
      expect(one.ids.map((_, n) => newId(command, n))).toEqual(one.ids);
    }
  });

  it('come from keys that sort by age', () => {
    const keys = Array.from({ length: 50 }, newKey);
    expect(keys).toEqual([...keys].sort());
    expect(new Set(keys).size).toBe(50);
  });
});
