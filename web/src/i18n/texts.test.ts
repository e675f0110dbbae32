import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { messages } from './en';
import './late/activity';
import './late/board';
import './late/conflict';
import './late/choose';
import './late/commands';
import './late/create';
import './late/did';
import './late/drafts';
import './late/editor';
import './late/intake';
import './late/keys';
import './late/mine';
import './late/missing';
import './late/own';
import './late/page';
import './late/pages';
import './late/palette';
import './late/places';
import './late/query';
import './late/relations';
import './late/search';
import './late/served';
import './late/settings';
import './late/signing';
import './late/undo';
import './late/views';
import './late/whole';
import { setPseudoLanguage, t } from './index';

const root = join(import.meta.dirname, '..');
const sources = readdirSync(root, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes(join('i18n', 'en')))
  .map((file) => readFileSync(join(root, file), 'utf8'))
  .join('\n');

test('every text is shown somewhere', () => {
  const begun = [...sources.matchAll(/`([\w.-]+)\.\$\{/g)].map((match) => `${match[1]}.`);
  const unused = Object.keys(messages).filter(
    (key) => !sources.includes(`'${key}'`) && !begun.some((begin) => key.startsWith(begin)),
  );
  expect(unused).toEqual([]);
});

test('values are filled in, and numbers choose the plural', () => {
  expect(t('list.count', { count: 1 })).toBe('1 issue');
  expect(t('list.count', { count: 12_000 })).toBe('12,000 issues');
  expect(t('pick.createLabel', { name: '{name}' })).toBe('Create label “{name}”');
});

test('the pseudo-language shows every text in another form', () => {
  setPseudoLanguage(true);
  expect(t('nav.settings')).toBe('[Séttíñgs~]');
  setPseudoLanguage(false);
});
