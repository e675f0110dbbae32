/** What the tests begin with: somebody signed in to a workspace of their own, with a project of its own for each test. */
import {
  type APIRequestContext,
  type BrowserContext,
  test as base,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';
import { t } from './texts';

export { expect };

/** Somebody who is signed in, and the workspace that they work in. */
export type World = {
  readonly email: string;
  readonly password: string;
  readonly slug: string;
  readonly userName: string;
  readonly api: Api;
  readonly state: Awaited<ReturnType<BrowserContext['storageState']>>;
};

/** A project that the test has for itself. */
export type Project = { readonly id: string; readonly identifier: string; readonly name: string };

/** An issue, as far as tests need it. */
export type Issue = { readonly id: string; readonly key: string; readonly name: string };

/** What is not in every body of an issue. */
type Body = Readonly<Record<string, unknown>>;

/** The API, as the tests prepare things and look at what came of them. */
export class Api {
  readonly #request: APIRequestContext;
  slug = '';

  constructor(request: APIRequestContext) {
    this.#request = request;
  }

  /** Sends a request and answers the body; refusals are failures of the test. */
  async send(method: string, path: string, data?: Body): Promise<Record<string, unknown>> {
    const url = `/api/v1/${path}`;
    const answer = await this.#request.fetch(url, { method, ...(data ? { data } : {}) });
    const text = await answer.text();
    expect(answer.ok(), `${method} ${path}: ${answer.status()} ${text}`).toBe(true);
    return text ? JSON.parse(text) : {};
  }

  /** Makes a project with an identifier that nobody has. */
  async project(name = 'Harbour'): Promise<Project> {
    const identifier = unique('P').slice(0, 10).toUpperCase();
    const own = `${name} ${identifier}`;
    const body = { name: own, identifier };
    const { id } = await this.send('POST', `workspaces/${this.slug}/projects/`, body);
    return { id: String(id), identifier, name: own };
  }

  /** Makes an issue. */
  async issue(project: Project, name: string, more: Body = {}): Promise<Issue> {
    const path = `workspaces/${this.slug}/projects/${project.id}/work-items/`;
    const { id, sequence_id } = await this.send('POST', path, { name, ...more });
    return { id: String(id), key: `${project.identifier}-${sequence_id}`, name };
  }

  /** Makes issues one after another. */
  async issues(project: Project, ...names: readonly string[]): Promise<readonly Issue[]> {
    const made: Issue[] = [];
    for (const name of names) made.push(await this.issue(project, name));
    return made;
  }

  /** Makes a label of a project. */
  async label(project: Project, name: string): Promise<void> {
    const path = `workspaces/${this.slug}/projects/${project.id}/labels/`;
    await this.send('POST', path, { name, color: '#0e8a16' });
  }

  /** An issue as the server has it. */
  read(project: Project, issue: Issue): Promise<Record<string, unknown>> {
    return this.send(
      'GET',
      `workspaces/${this.slug}/projects/${project.id}/work-items/${issue.id}/`,
    );
  }
}

/** A text that no other run has. */
export function unique(begin: string): string {
  return `${begin}${Date.now().toString(36).slice(-5)}${Math.random().toString(36).slice(2, 5)}`;
}

const { TIDEMARK_EMAIL, TIDEMARK_PASSWORD } = process.env;

/** Signs up and makes a workspace, or takes the account of the environment and its first workspace. */
async function enter(request: APIRequestContext): Promise<Omit<World, 'state'>> {
  const api = new Api(request);
  const email = TIDEMARK_EMAIL ?? `${unique('mira-')}@example.org`;
  const password = TIDEMARK_PASSWORD ?? 'a quiet harbour at dawn';
  if (TIDEMARK_EMAIL) {
    await api.send('POST', 'auth/sign-in/', { email, password });
    const { results } = await api.send('GET', 'workspaces/');
    api.slug = String((results as { slug: string }[])[0]?.slug);
  } else {
    const account = { email, password, first_name: 'Mira', last_name: 'Sol' };
    await api.send('POST', 'auth/sign-up/', account);
    api.slug = unique('e2e-');
    await api.send('POST', 'workspaces/', { name: 'Harbour', slug: api.slug });
  }
  const { display_name } = await api.send('GET', 'users/me/');
  return { email, password, slug: api.slug, userName: String(display_name), api };
}

type TestFixtures = { readonly project: Project; readonly open: Open };
type WorkerFixtures = { readonly world: World };

/** Opens a page of the workspace and waits until it is settled. */
type Open = (path?: string) => Promise<void>;

/** The test function with somebody signed in. */
export const test = base.extend<TestFixtures, WorkerFixtures>({
  world: [
    async ({ playwright }, use) => {
      const baseURL =
        process.env.TIDEMARK_PAGES ?? process.env.TIDEMARK_URL ?? 'http://127.0.0.1:5173';
      const request = await playwright.request.newContext({
        baseURL,
        extraHTTPHeaders: { Origin: new URL(baseURL).origin, Accept: 'application/problem+json' },
      });
      const entered = await enter(request);
      await use({ ...entered, state: await request.storageState() });
      await request.dispose();
    },
    { scope: 'worker' },
  ],
  storageState: async ({ world }, use) => {
    // What a test before this one chose would be taken over.
    const none = { theme: null, density: null, character_keys: null, keys: null };
    await world.api.send('PATCH', 'users/me/preferences/', none);
    await use(world.state);
  },
  project: async ({ world }, use) => use(await world.api.project()),
  open: async ({ page, world }, use) =>
    use(async (path = '') => {
      await page.goto(`/${world.slug}${path}`);
      await settled(page);
      await warm(page);
    }),
});

/** Waits until the page shows a copy that moves, and nothing of its own is on its way. */
export async function settled(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-settled', 'true', { timeout: 20_000 });
}

/** What a page loads ahead while it is idle, by a part of the names of their files. */
const AHEAD = [
  'create-issue',
  'issue-actions',
  'navigation-actions',
  'issue-picker',
  'picker-part',
  'dialog-part',
  'key-list',
  'inspect',
  'editor',
];

/** Waits until that is there, so that a test presses keys no earlier than people do. */
async function warm(page: Page): Promise<void> {
  const isThere = (names: readonly string[]) => {
    const loaded = performance.getEntriesByType('resource').map(({ name }) => name);
    return names.every((part) => loaded.some((name) => name.includes(part)));
  };
  await page.waitForFunction(isThere, AHEAD, { timeout: 20_000 }).catch(() => undefined);
  // What was fetched has run, too.
  await page.evaluate(
    () => new Promise<void>((done) => requestIdleCallback(() => done(), { timeout: 2000 })),
  );
}

/** Waits until a workspace is on screen after another page was: its copy has a position. */
export async function arrived(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-position', /\d+/, { timeout: 20_000 });
  await settled(page);
  await warm(page);
}

/** The row of an issue in a list. */
export function row(page: Page, issue: Pick<Issue, 'id'>): Locator {
  return page.locator(`[role="row"][data-issue="${issue.id}"]`);
}

/** The card of an issue on a board. */
export function card(page: Page, issue: Pick<Issue, 'id'>): Locator {
  return page.locator(`.card[data-issue="${issue.id}"]`);
}

/** Notes what must not happen on a page: errors, dialogs, scripts that the policy refuses. */
export function watch(page: Page): readonly string[] {
  const bad: string[] = [];
  page.on('pageerror', (error) => bad.push(error.message));
  page.on('dialog', (dialog) => {
    bad.push(`dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on('console', (message) => {
    // Styles and handlers in a hostile text are refused while it is read into an inert page, which says so: the policy at work.
    const text = message.text();
    if (/trusted|script|eval/i.test(text) && !/inline (style|event handler)/i.test(text))
      bad.push(text);
  });
  return bad;
}

/** Opens the palette and chooses what a text finds first. */
export async function command(page: Page, text: string): Promise<void> {
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('dialog', { name: t('palette.title') });
  await expect(palette).toBeVisible();
  await page.keyboard.type(text);
  await expect(page.getByRole('option').first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(palette).toHaveCount(0);
}
