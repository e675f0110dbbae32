// @vitest-environment node
import { afterEach, expect, it, vi } from 'vitest';
import { describePage } from '../commands/page/pages';
import { Store } from '../store/store';
import { id, Log, ME } from '../store/testing';
import { PageTexts } from './page-texts';

const PAGE = id(9);

/** A store with a page, and a server that says its text. */
function setUp() {
  const log = new Log();
  log.project();
  const data = { id: PAGE, name: 'Plan', access: 'PUBLIC', owner: ME, sort_order: 1 };
  log.append('page', PAGE, { type: 'PageCreated', ...data });
  const store = new Store();
  store.fill({ tables: log.tables, knowledge: log.knowledge });
  const server = { text: '<p>old</p>', version: 1, reads: 0 };
  vi.stubGlobal('fetch', async () => {
    server.reads += 1;
    const headers = { etag: `"${server.version}.30640213.x"` };
    return new Response(JSON.stringify({ description_html: server.text }), { headers });
  });
  const deliver = () => {
    const event = log.events.at(-1);
    if (!event) return;
    const { position } = event;
    store.take({ kind: 'events', from: position, to: position, events: [event] });
    store.flush();
  };
  return { log, store, server, deliver, texts: new PageTexts('demo', store) };
}

afterEach(() => vi.unstubAllGlobals());

it('reads a text when it is opened, and again when somebody has changed it', async () => {
  const { log, server, deliver, texts } = setUp();
  expect(texts.of(PAGE).status).toBe('loading');
  texts.open(PAGE);
  await vi.waitFor(() => expect(texts.of(PAGE)).toMatchObject({ html: '<p>old</p>' }));
  expect(texts.of(PAGE).version).toBe('"1.30640213"');
  Object.assign(server, { text: '<p>theirs</p>', version: 2 });
  log.append('page', PAGE, { type: 'PageDescribed', to: '<p>theirs</p>' }, { actor: id(0xb) });
  deliver();
  await vi.waitFor(() => expect(texts.of(PAGE).html).toBe('<p>theirs</p>'));
  expect(server.reads).toBe(2);
});

it('shows one’s own text at once, and never the old one after it was confirmed', async () => {
  const { log, store, server, deliver, texts } = setUp();
  texts.open(PAGE);
  await vi.waitFor(() => expect(texts.of(PAGE).status).toBe('ready'));
  const seen: string[] = [];
  texts.subscribe(() => seen.push(texts.of(PAGE).html));
  const plan = describePage(PAGE, '<p>mine</p>', '"1.30640213"', '<p>old</p>').plan({
    tables: store.tables(),
    now: '2026-11-29T12:00:00.000000Z',
    key: 'k',
    newId: () => '',
  });
  const events = plan?.predicted ?? [];
  store.expect({ key: 'k', command: id(99), events, at: '', position: null });
  expect(texts.of(PAGE).html).toBe('<p>mine</p>');
  Object.assign(server, { text: '<p>mine</p>', version: 2 });
  log.append('page', PAGE, { type: 'PageDescribed', to: null }, { command: id(99) });
  deliver();
  await vi.waitFor(() => expect(texts.of(PAGE).version).toBe('"2.30640213"'));
  expect(new Set(seen)).toEqual(new Set(['<p>mine</p>']));
});

it('goes back to the server’s text when the server refuses', async () => {
  const { store, texts } = setUp();
  texts.open(PAGE);
  await vi.waitFor(() => expect(texts.of(PAGE).status).toBe('ready'));
  const data = { type: 'PageDescribed', to: '<p>mine</p>' };
  const event = { entity: 'page', entity_id: PAGE, project: id(2), issue: null, data } as const;
  store.expect({ key: 'k', command: id(99), events: [event], at: '', position: null });
  store.unexpect('k');
  store.flush();
  expect(texts.of(PAGE).html).toBe('<p>old</p>');
});
