/** Both hashes without `crypto.subtle`: an id is needed in the same frame, also on pages without TLS. */

function rotateLeft(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}

function rotateRight(value: number, by: number): number {
  return (value >>> by) | (value << (32 - by));
}

/** The message with its end mark and length, in blocks of 64 bytes. */
function padded(message: Uint8Array): DataView {
  const length = Math.ceil((message.length + 9) / 64) * 64;
  const bytes = new Uint8Array(length);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const view = new DataView(bytes.buffer);
  view.setUint32(length - 8, Math.floor(message.length / 0x2000_0000));
  view.setUint32(length - 4, message.length << 3);
  return view;
}

function written(words: ArrayLike<number>): Uint8Array {
  const bytes = new Uint8Array(words.length * 4);
  const view = new DataView(bytes.buffer);
  for (let place = 0; place < words.length; place += 1)
    view.setUint32(place * 4, words[place] ?? 0);
  return bytes;
}

/** The SHA-1 of a message, 20 bytes. */
export function sha1(message: Uint8Array): Uint8Array {
  const view = padded(message);
  const state = new Int32Array([0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0]);
  const words = new Int32Array(80);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(block + t * 4);
    for (let t = 16; t < 80; t += 1) {
      const mixed = at(words, t - 3) ^ at(words, t - 8) ^ at(words, t - 14) ^ at(words, t - 16);
      words[t] = rotateLeft(mixed, 1);
    }
    let [a, b, c, d, e] = [at(state, 0), at(state, 1), at(state, 2), at(state, 3), at(state, 4)];
    for (let t = 0; t < 80; t += 1) {
      const [mix, constant] = sha1Round(t, b, c, d);
      const next = (rotateLeft(a, 5) + mix + e + constant + at(words, t)) | 0;
      [e, d, c, b, a] = [d, c, rotateLeft(b, 30), a, next];
    }
    for (const [place, value] of [a, b, c, d, e].entries()) {
      state[place] = at(state, place) + value;
    }
  }
  return written(state);
}

function at(words: Int32Array, place: number): number {
  return words[place] ?? 0;
}

function sha1Round(t: number, b: number, c: number, d: number): [number, number] {
  if (t < 20) return [(b & c) | (~b & d), 0x5a827999];
  if (t < 40) return [b ^ c ^ d, 0x6ed9eba1];
  if (t < 60) return [(b & c) | (b & d) | (c & d), 0x8f1bbcdc];
  return [b ^ c ^ d, 0xca62c1d6];
}

/** The first 32 bits of the fractional parts of the roots of the first primes. */
function roots(count: number, power: number): Int32Array {
  const found = new Int32Array(count);
  let filled = 0;
  for (let n = 2; filled < count; n += 1) {
    let isPrime = true;
    for (let factor = 2; factor * factor <= n; factor += 1) isPrime &&= n % factor !== 0;
    if (!isPrime) continue;
    const root = n ** power;
    found[filled] = ((root - Math.floor(root)) * 0x1_0000_0000) | 0;
    filled += 1;
  }
  return found;
}

const CONSTANTS = roots(64, 1 / 3);
const BEGINNING = roots(8, 1 / 2);

/** The SHA-256 of a message, 32 bytes. */
export function sha256(message: Uint8Array): Uint8Array {
  const view = padded(message);
  const state = Int32Array.from(BEGINNING);
  const words = new Int32Array(64);
  for (let block = 0; block < view.byteLength; block += 64) {
    for (let t = 0; t < 16; t += 1) words[t] = view.getInt32(block + t * 4);
    for (let t = 16; t < 64; t += 1) words[t] = sha256Word(words, t);
    const now = Int32Array.from(state);
    for (let t = 0; t < 64; t += 1) sha256Round(now, at(CONSTANTS, t) + at(words, t));
    for (let place = 0; place < 8; place += 1) state[place] = at(state, place) + at(now, place);
  }
  return written(state);
}

function sha256Word(words: Int32Array, t: number): number {
  const [before, early] = [at(words, t - 2), at(words, t - 15)];
  const s0 = rotateRight(early, 7) ^ rotateRight(early, 18) ^ (early >>> 3);
  const s1 = rotateRight(before, 17) ^ rotateRight(before, 19) ^ (before >>> 10);
  return (at(words, t - 16) + s0 + at(words, t - 7) + s1) | 0;
}

function sha256Round(now: Int32Array, input: number): void {
  const [a, b, c, e] = [at(now, 0), at(now, 1), at(now, 2), at(now, 4)];
  const s1 = rotateRight(e, 6) ^ rotateRight(e, 11) ^ rotateRight(e, 25);
  const choice = (e & at(now, 5)) ^ (~e & at(now, 6));
  const first = (at(now, 7) + s1 + choice + input) | 0;
  const s0 = rotateRight(a, 2) ^ rotateRight(a, 13) ^ rotateRight(a, 22);
  const second = (s0 + ((a & b) ^ (a & c) ^ (b & c))) | 0;
  now.copyWithin(1, 0, 7);
  now[4] = at(now, 4) + first;
  now[0] = first + second;
}
