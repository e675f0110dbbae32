import type { Id } from '../store/rows';
import { sha1, sha256 } from './hash';

/** The name space of commands that have a key; the derivation is in docs/api.md, "Ids from keys". */
const KEYED_COMMANDS = '8c1f62c5-7a0e-4b53-9f7d-2f1e66a0b8d4';

const encoder = new TextEncoder();

function bytesOf(id: Id): Uint8Array {
  const digits = id.replaceAll('-', '');
  return Uint8Array.from({ length: 16 }, (_, place) =>
    Number.parseInt(digits.slice(place * 2, place * 2 + 2), 16),
  );
}

function textOf(bytes: Uint8Array, version: number): Id {
  const own = bytes.slice(0, 16);
  own[6] = ((own[6] ?? 0) & 0x0f) | (version << 4);
  own[8] = ((own[8] ?? 0) & 0x3f) | 0x80;
  const digits = Array.from(own, (byte) => byte.toString(16).padStart(2, '0')).join('');
  const ends = [0, 8, 12, 16, 20, 32];
  return ends
    .slice(1)
    .map((end, place) => digits.slice(ends[place], end))
    .join('-');
}

function joined(...parts: Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let place = 0;
  for (const part of parts) {
    all.set(part, place);
    place += part.length;
  }
  return all;
}

/** The id of the command that a caller gives to a workspace under an `Idempotency-Key`. */
export function commandId(workspace: Id, user: Id, key: string): Id {
  const name = joined(bytesOf(workspace), bytesOf(user), encoder.encode(key));
  return textOf(sha1(joined(bytesOf(KEYED_COMMANDS), name)), 5);
}

/** The id of the n-th thing that a command makes. */
export function newId(command: Id, n = 0): Id {
  const ordinal = Uint8Array.of(n >>> 24, n >>> 16, n >>> 8, n);
  return textOf(sha256(joined(bytesOf(command), encoder.encode('entity'), ordinal)), 8);
}

let lastTime = 0;

/** A key that nobody has used: time first, so that the keys of a tab sort in the order in which they were made. */
export function newKey(): string {
  lastTime = Math.max(Date.now(), lastTime + 1);
  const random = crypto.getRandomValues(new Uint8Array(16));
  const time = lastTime.toString(16).padStart(12, '0');
  const digits = Array.from(random, (byte) => byte.toString(16).padStart(2, '0')).join('');
  return `w-${time}-${digits}`;
}
