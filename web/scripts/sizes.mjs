// Compares the gzip sizes of the built files with their budgets.
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';

const KB = 1000;
const dist = fileURLToPath(new URL('../dist/', import.meta.url));
const manifest = JSON.parse(await readFile(join(dist, '.vite/manifest.json'), 'utf8'));

const sizes = new Map();
async function size(file) {
  if (!sizes.has(file))
    sizes.set(file, gzipSync(await readFile(join(dist, file)), { level: 9 }).length);
  return sizes.get(file);
}

/** The files that a chunk needs at once, itself included. */
function needed(key, into = new Set()) {
  const chunk = manifest[key];
  if (!chunk || into.has(key)) return into;
  into.add(key);
  for (const other of chunk.imports ?? []) needed(other, into);
  return into;
}

async function total(keys) {
  let [js, css] = [0, 0];
  const styles = new Set();
  for (const key of keys) {
    js += await size(manifest[key].file);
    for (const style of manifest[key].css ?? []) styles.add(style);
  }
  for (const style of styles) css += await size(style);
  return { js, css };
}

// The first route of somebody who is signed in: the list of a project.
const first = new Set();
for (const key of Object.keys(manifest)) {
  if (manifest[key].isEntry || /app\/workspace\.tsx$/.test(key)) needed(key, first);
}
const firstSize = await total(first);
const failures = [];

function report(what, bytes, budget) {
  const mark = bytes > budget ? 'OVER' : 'ok';
  console.log(
    `${what.padEnd(44)} ${(bytes / KB).toFixed(1).padStart(7)} of ${budget / KB} kB  ${mark}`,
  );
  if (bytes > budget) failures.push(what);
}

report('first route, JS', firstSize.js, 150 * KB);
report('first route, CSS', firstSize.css, 20 * KB);

/** Parts that are loaded on demand, by a piece of their source path. */
const parts = [
  ['board', /views\/.*board/, 20 * KB],
  ['palette', /(views\/palette|app\/extras)/, 8 * KB],
  ['editor', /editor\/editor/, 100 * KB],
  ['cycles and modules', /views\/places\/pages/, 24 * KB],
  ['intake', /views\/intake\/page/, 10 * KB],
  ['search', /views\/search\/page/, 8 * KB],
  ['queries', /views\/query\//, 8 * KB],
];

// What several parts share, such as the library of popups, comes with the first of them that opens.
const users = new Map();
const dynamic = Object.keys(manifest).filter((key) => manifest[key].isDynamicEntry);
for (const part of dynamic) {
  const room = part.split('/').slice(0, -1).join('/');
  for (const key of needed(part)) users.set(key, (users.get(key) ?? new Set()).add(room));
}
const isShared = (key) => !manifest[key].isDynamicEntry && users.get(key).size > 1;
for (const [name, pattern, budget] of parts) {
  const keys = dynamic.filter((key) => pattern.test(key)).flatMap((key) => [...needed(key)]);
  const own = new Set(keys.filter((key) => !first.has(key) && !isShared(key)));
  if (own.size > 0) report(`${name}, JS on top`, (await total(own)).js, budget);
}
const shared = [...users.keys()].filter((key) => !first.has(key) && isShared(key));
const sharedSize = ((await total(shared)).js / KB).toFixed(1);
console.log(`${'shared by parts on demand, JS'.padEnd(44)} ${sharedSize.padStart(7)} kB`);

async function all(folder) {
  let bytes = 0;
  for (const name of await readdir(folder)) {
    const path = join(folder, name);
    const about = await stat(path);
    bytes += about.isDirectory() ? await all(path) : about.size;
  }
  return bytes;
}
console.log(
  `${'all files, not compressed'.padEnd(44)} ${((await all(dist)) / KB).toFixed(1).padStart(7)} kB`,
);
if (failures.length > 0) process.exit(1);
