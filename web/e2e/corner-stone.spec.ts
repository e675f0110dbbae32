/**
 * The corner stone: three people work at random in two projects, one of which has fewer members now and then, while the
 * application is open in two browsers, one of which loses its connection and is closed and opened again; then the tables of
 * both equal a fresh snapshot, field by field.
 */
import { exec, execSync } from 'node:child_process';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { differences } from '../src/store/compare';
import type { Tables } from '../src/store/rows';
import { seeded } from '../src/store/testing';
import { type Exported, imported } from '../src/sync/export';
import { commonProject, type Person, type Team, team } from './support/people';
import { given, putAway, wish } from './support/session';

const COMMANDS = Number(process.env.TIDEMARK_COMMANDS ?? 500);
/** The same every time unless another one is asked for: a run that fails can be repeated. */
const SEED = Number(process.env.TIDEMARK_SEED ?? 4);
/** A command that kills the server and starts it again, if there is one. */
const RESTART = process.env.TIDEMARK_RESTART;
/** A command that stops the server in the middle of whatever it does, and ends when it goes on. */
const PAUSE = process.env.TIDEMARK_PAUSE;
const PAGES = process.env.TIDEMARK_PAGES ?? process.env.TIDEMARK_URL ?? 'http://127.0.0.1:5173';

test.setTimeout(600_000);

/** A browser of its own for somebody, signed in. */
async function enter(browser: Browser, person: Person, path: string): Promise<Page> {
  const context = await browser.newContext({ baseURL: PAGES });
  const answer = await context.request.post('/api/v1/auth/sign-in/', {
    data: { email: person.email, password: person.password },
    headers: { origin: new URL(PAGES).origin },
  });
  expect(answer.ok()).toBe(true);
  const page = await context.newPage();
  await page.goto(path);
  await filled(page);
  return page;
}

async function filled(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.tidemark?.tables() != null, null, {
    timeout: 30_000,
  });
}

/** The tables that a page shows. */
async function shown(page: Page): Promise<Exported> {
  const tables = await page.evaluate(() => globalThis.tidemark?.tables() ?? null);
  if (!tables) throw new Error('the page has no copy');
  return tables;
}

/** Waits until a page shows everything up to a position, and nothing of its own waits. */
async function arrive(page: Page, position: number): Promise<void> {
  const html = page.locator('html');
  await expect(html).toHaveAttribute('data-settled', 'true', { timeout: 60_000 });
  await page.waitForFunction(
    (wanted) => Number(document.documentElement.dataset.position) >= wanted,
    position,
    { timeout: 60_000 },
  );
}

/** The workspace as each of the people sees it. */
function seen({ slug, people }: Team): Promise<readonly Tables[]> {
  return Promise.all(people.map(async (person) => (await person.snapshot(slug)).tables));
}

/** Lets somebody into a project, or out of it who is in it. */
async function comeOrGo({ slug, people }: Team, project: string, guest: Person): Promise<void> {
  const [owner] = people;
  const { tables } = await owner.snapshot(slug);
  const members = `workspaces/${slug}/projects/${project}/members/`;
  const present = [...tables.projectMembers.values()].find(
    (row) => row.project === project && row.user === guest.id,
  );
  const { status } = present
    ? await owner.ask('DELETE', `${members}${present.membership}/`)
    : await owner.ask('POST', members, { member: guest.id, role: 15 });
  expect(status).toBeLessThan(300);
}

/** What happens besides the work. */
async function disturb(step: number, pages: [Page, Page], path: string): Promise<void> {
  const [first, second] = pages;
  const at = (part: number) => step === Math.floor(COMMANDS * part);
  if (at(0.15)) await first.context().setOffline(true);
  if (at(0.3)) await first.context().setOffline(false);
  if (at(0.35) && PAUSE) exec(PAUSE);
  if (at(0.4) && RESTART) execSync(RESTART, { stdio: 'ignore' });
  if (at(0.5)) {
    const context = second.context();
    await second.close({ runBeforeUnload: false });
    pages[1] = await context.newPage();
    await pages[1].goto(path);
    await filled(pages[1]);
  }
  if (at(0.7)) await second.context().setOffline(true);
  if (at(0.8)) await second.context().setOffline(false);
}

test('two browsers end with the server’s tables after a random session of three people', async ({
  browser,
}) => {
  console.log(`${COMMANDS} commands, TIDEMARK_SEED=${SEED}`);
  const random = seeded(SEED);
  const them: Team = await team();
  const [ada, bob, carla] = them.people;
  const common = await commonProject(them);
  const second = await commonProject({ slug: them.slug, people: [ada, carla] });
  const path = `/${them.slug}`;
  const pages: [Page, Page] = [await enter(browser, ada, path), await enter(browser, bob, path)];
  /** The second project is chosen less often, and by those who are in it. */
  const project = (tables: Tables) =>
    random(3) === 0 && tables.projects.get(second)?.role ? second : common;
  let copies: readonly Tables[] = [];
  const statuses = new Map<number, number>();
  const archived = new Set<string>();

  for (let step = 0; step < COMMANDS; step += 1) {
    await disturb(step, pages, path);
    if (step % 50 === 49) await comeOrGo(them, second, bob);
    if (step % 20 === 0) copies = await seen(them);
    if (random(4) === 0) {
      const page = pages[random(2)] as Page;
      const here = imported(await shown(page));
      const { name, args } = given(here, project(here), random);
      await page.evaluate(([n, a]) => globalThis.tidemark?.run(n, a), [name, args] as const);
      continue;
    }
    const who = random(3);
    const person = them.people[who] as Person;
    const tables = copies[who] as Tables;
    const wanted = wish(tables, project(tables), random, archived);
    const { method, path: asked, body } = wanted;
    const { status } = await person.ask(method, `workspaces/${them.slug}/${asked}`, body);
    const away = status < 300 ? putAway(wanted) : null;
    if (away) archived.add(away);
    statuses.set(status, (statuses.get(status) ?? 0) + 1);
    expect(status, `${method} ${asked} ${JSON.stringify(body)}`).toBeLessThan(500);
  }

  console.log('answers:', Object.fromEntries([...statuses].sort()));
  const taken = [...statuses].filter(([status]) => status < 300).reduce((sum, [, n]) => sum + n, 0);
  expect(taken).toBeGreaterThan(COMMANDS / 3);
  for (const page of pages) await arrive(page, 0);
  for (const [place, page] of pages.entries()) {
    const person = them.people[place] as Person;
    const { tables: fresh } = await person.snapshot(them.slug);
    await arrive(page, fresh.position);
    const here = imported(await shown(page));
    expect(here.position).toBe(fresh.position);
    // A guest who made nothing sees none.
    if (person === ada) expect(here.issues.size).toBeGreaterThan(0);
    expect(differences(here, fresh)).toEqual([]);
  }
  for (const page of pages) {
    const found = await page.evaluate(() => globalThis.tidemark?.compare() ?? null);
    expect(found).toEqual([]);
    await page.context().close();
  }
});
