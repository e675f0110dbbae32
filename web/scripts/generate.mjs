// Writes the types of the API from its description; with --check it only compares.
import { readFile, writeFile } from 'node:fs/promises';
import { fileURLToPath, URL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';

const description = new URL('../../docs/openapi.json', import.meta.url);
const target = new URL('../../clients/typescript/src/schema.ts', import.meta.url);

const types = astToString(await openapiTypescript(description, { alphabetize: true }));
const text = `// Made from docs/openapi.json by \`npm run generate\`.\n\n${types}`;
const isCheck = process.argv.includes('--check');
const present = await readFile(target, 'utf8').catch(() => '');

if (present === text) process.exit(0);
if (isCheck) {
  console.error(`${fileURLToPath(target)} is stale: run \`npm run generate\` in web/`);
  process.exit(1);
}
await writeFile(target, text);
