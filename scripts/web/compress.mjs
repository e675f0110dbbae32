// Writes the compressed forms of the built files beside them: `app.js` gets `app.js.br` and `app.js.gz`, where they are
// smaller. Servers send them as they are.
//
// Usage: node compress.mjs <folder>

import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

/** Files that are not compressed already. */
const WORTH = /\.(html|js|mjs|css|json|webmanifest|svg|txt|map|wasm|ico)$/;

/** As small as Brotli can make it. */
function brotli(bytes) {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

/** As small as gzip can make it. */
function gzip(bytes) {
  return gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION });
}

const [folder] = process.argv.slice(2);
for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (!entry.isFile() || !WORTH.test(entry.name)) continue;
  const bytes = readFileSync(path);
  for (const [ending, compress] of [['br', brotli], ['gz', gzip]]) {
    const smaller = compress(bytes);
    if (smaller.length < bytes.length) writeFileSync(`${path}.${ending}`, smaller);
  }
}
