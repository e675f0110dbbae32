import { act } from 'react';
import { createRoot, type Root } from 'react-dom/client';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import type { SearchResult } from '../../api/search';
import { useKeyboard } from '../../keys';
import type { Issue, Project } from '../../store/rows';
import { EngineContext } from '../../store/subscribe';
import { emptyTables } from '../../store/testing';
import type { Engine } from '../../sync/engine';
import { SearchPage } from './page';
import { PAUSES } from './searching';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

const tables = {
  ...emptyTables(),
  projects: new Map([['p', { id: 'p', identifier: 'ENG', name: 'Engine' } as Project]]),
  issues: new Map([
    [
      'i1',
      { id: 'i1', number: 1, name: 'Low tide', project: 'p', state: 's', updated_at: '' } as Issue,
    ],
  ]),
};
const quiet = { subscribe: () => () => undefined };
const status = { phase: 'live' };
const engine = {
  slug: 'demo',
  store: { ...quiet, tables: () => tables },
  status: { ...quiet, read: () => status },
  // Only what the page looks at.
} as unknown as Engine;

const result = (id: string, more: Partial<SearchResult> = {}): SearchResult => ({
  kind: 'work_item',
  id,
  project_id: 'p',
  project_identifier: 'ENG',
  work_item_id: id,
  sequence_id: 7,
  name: id,
  is_archived: false,
  updated_at: '2026-01-01T00:00:00Z',
  name_parts: [{ text: id, is_match: false }],
  passage: [],
  ...more,
});

let root: Root;
let place: HTMLElement;
const asked: URL[] = [];
let answer: () => Response;

function Page() {
  useKeyboard();
  return <SearchPage slug="demo" />;
}

async function open(search = '') {
  history.replaceState(null, '', `/demo/search${search}`);
  await act(async () =>
    root.render(
      <EngineContext value={engine}>
        <Page />
      </EngineContext>,
    ),
  );
}

const wait = (pause: number) => act(() => vi.advanceTimersByTimeAsync(pause));
const box = () => place.querySelector<HTMLInputElement>('input[type=search]') as HTMLInputElement;
const lines = () => [...place.querySelectorAll<HTMLElement>('[data-result]')];
const shown = () => lines().map((line) => line.getAttribute('data-result'));
const found =
  (results: readonly SearchResult[], has_more = false) =>
  () =>
    Response.json({ results, has_more });

function type(text: string) {
  return act(async () => {
    const set = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set;
    set?.call(box(), text);
    box().dispatchEvent(new Event('input', { bubbles: true }));
  });
}

function press(key: string) {
  return act(async () => {
    const event = new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  asked.length = 0;
  vi.stubGlobal('fetch', async (path: string) => {
    asked.push(new URL(path, 'http://demo'));
    return answer();
  });
  place = document.body.appendChild(document.createElement('div'));
  root = createRoot(place);
});

afterEach(async () => {
  await act(async () => root.unmount());
  place.remove();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

it('shows what the copy has until the server has answered, and then what that found', async () => {
  answer = found([result('c1', { kind: 'comment', passage: [{ text: 'tide', is_match: true }] })]);
  await open();
  expect(document.activeElement).toBe(box());
  await type('tide');
  expect(shown()).toEqual(['i1']);
  expect(lines()[0]?.querySelector('mark')?.textContent).toBe('tide');
  await wait(PAUSES.typing);
  expect(asked.map(({ searchParams }) => searchParams.get('search'))).toEqual(['tide']);
  expect(shown()).toEqual(['c1', 'i1']);
  await wait(1000);
  expect(location.search).toBe('?q=tide');
});

it('goes through the results by keys, and opens the first one from the box', async () => {
  answer = found([result('a'), result('b', { sequence_id: 8 })]);
  await open('?q=x');
  await wait(1000);
  await press('ArrowDown');
  await press('j');
  expect(document.activeElement).toBe(lines()[1]);
  await press('k');
  await press('ArrowUp');
  expect(document.activeElement).toBe(box());
  await press('Enter');
  expect(location.pathname).toBe('/demo/ENG-7');
});

it('reads more, and the focus goes on to what is new', async () => {
  answer = found([result('a')], true);
  await open('?q=x&kind=page');
  await wait(1000);
  expect(asked[0]?.searchParams.get('kind')).toBe('page');
  const more = [...place.querySelectorAll<HTMLElement>('.search button')].at(-1);
  answer = found([result('b')]);
  more?.focus();
  await act(async () => more?.click());
  await wait(10);
  expect(asked[1]?.searchParams.get('offset')).toBe('1');
  expect(shown()).toEqual(['a', 'b']);
  expect(document.activeElement).toBe(lines()[1]);
});

it('says that the search is being prepared, and asks again', async () => {
  answer = () =>
    Response.json({ code: 'search/not-ready' }, { status: 503, headers: { 'retry-after': '2' } });
  await open('?q=tide');
  await wait(1000);
  expect(place.querySelector('[role=status]')?.textContent).toContain('is being prepared');
  expect(shown()).toEqual(['i1']);
  answer = found([]);
  await wait(2000);
  expect(place.querySelector('[role=status]')).toBeNull();
});

it('says that nothing is found, and looks among what is archived as well', async () => {
  answer = found([]);
  await open('?q=none');
  await wait(1000);
  expect(place.querySelector('h2')?.textContent).toContain('none');
  answer = found([result('old', { is_archived: true })]);
  await act(async () => place.querySelector<HTMLElement>('.empty button')?.click());
  await wait(10);
  expect(asked.at(-1)?.searchParams.get('archived')).toBe('true');
  expect(shown()).toEqual(['old']);
  expect(location.search).toBe('?q=none&archived=true');
});
