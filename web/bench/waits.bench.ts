import type { Browser, Page } from '@playwright/test';
import { type Api, expect, type Project, settled, test } from '../e2e/fixtures';
import { noted, noteInput, slowed, tell } from './times';

/** How many issues the project has. */
const ISSUES = 10_000;
/** How many commands a batch has at most. */
const AT_ONCE = 250;
/** How often the list is opened, a key pressed, a card dropped, and somebody else changes something. */
const TIMES = { loads: 5, keys: 60, drops: 20, changes: 30 };
/** How much slower the processor of a cheap device is. */
const SLOW = 4;

/** Makes a project with many issues. */
async function furnished(api: Api): Promise<Project> {
  const project = await api.project('Shipyard');
  const path = `projects/${project.id}/work-items/`;
  for (let first = 0; first < ISSUES; first += AT_ONCE) {
    const commands = Array.from({ length: AT_ONCE }, (_, index) => ({
      key: `bench-${project.id}-${first + index}`,
      method: 'POST',
      path,
      body: {
        name: `Repair the pump of ship ${first + index}`,
        priority: ['urgent', 'high', 'medium', 'low', 'none'][index % 5],
      },
    }));
    const { results } = await api.send('POST', `workspaces/${api.slug}/commands/`, { commands });
    const isMade = ({ status }: { status: number }) => status === 201;
    expect((results as { status: number }[]).every(isMade)).toBe(true);
  }
  return project;
}

let shipyard: Project;

test.describe.configure({ mode: 'serial' });

test.beforeAll(async ({ world }) => {
  test.setTimeout(600_000);
  shipyard = await furnished(world.api);
});

const list = () => `/projects/${shipyard.identifier}`;

/** How long it takes from the beginning of a navigation until rows are painted. */
async function firstRows(page: Page, address: string): Promise<number> {
  await page.goto(address, { waitUntil: 'commit' });
  const row = page.locator('[role="row"][data-issue]').first();
  await row.waitFor({ timeout: 60_000 });
  return page.evaluate(
    () =>
      new Promise<number>((done) => {
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => done(performance.now());
          port2.postMessage(null);
        });
      }),
  );
}

/** Opens the list in browsers that have never seen it, and again in the same ones. */
async function loads(browser: Browser, state: unknown, address: string, slow: number) {
  const [cold, warm]: [number[], number[]] = [[], []];
  for (let time = 0; time < TIMES.loads; time += 1) {
    const context = await browser.newContext({ storageState: state as never });
    const page = await context.newPage();
    if (slow > 1) await slowed(page, slow);
    cold.push(await firstRows(page, address));
    // The disk is filled while nothing else is to be done.
    await settled(page);
    await page.waitForTimeout(3_000);
    warm.push(await firstRows(page, address));
    await context.close();
  }
  return { cold, warm };
}

test('loads', async ({ browser, world }) => {
  const address = `/${world.slug}${list()}`;
  const { cold, warm } = await loads(browser, world.state, address, 1);
  tell({ name: 'first rows of 10,000, empty disk', unit: 'ms', budget: 1_000 }, cold);
  tell({ name: 'first rows of 10,000, filled disk', unit: 'ms', budget: 400 }, warm);
  const slow = await loads(browser, world.state, address, SLOW);
  tell({ name: 'first rows of 10,000, empty disk, CPU/4', unit: 'ms', budget: 2_000 }, slow.cold);
});

/** Presses a key many times; answers how long each took until it was painted. */
async function keys(page: Page): Promise<number[]> {
  await noteInput(page, 'keydown');
  for (let time = 0; time < TIMES.keys; time += 1) {
    await page.keyboard.press(time % 3 === 2 ? 'k' : 'j');
    await page.waitForTimeout(60);
  }
  return noted(page);
}

test('keys', async ({ page, open }) => {
  await open(list());
  tell({ name: 'key to paint among 10,000', unit: 'ms', budget: 50 }, await keys(page));
  await slowed(page, SLOW);
  tell({ name: 'key to paint among 10,000, CPU/4', unit: 'ms', budget: 100 }, await keys(page));
});

/** Drops cards of a board onto other columns by turns; answers how long each drop took until it was painted. */
async function drops(page: Page): Promise<number[]> {
  await noteInput(page, 'drop');
  for (let time = 0; time < TIMES.drops; time += 1) {
    const name = time % 2 ? 'Todo' : 'In Progress';
    const target = page.getByRole('row', { name: new RegExp(`^${name},`) });
    const dragged = page.locator('.card[data-issue]').first();
    await dragged.dragTo(target, { targetPosition: { x: 60, y: 60 } });
    await page.waitForTimeout(100);
  }
  return noted(page);
}

test('drops', async ({ page, open }) => {
  await open(`${list()}?layout=board`);
  tell({ name: 'drop to paint among 10,000', unit: 'ms', budget: 50 }, await drops(page));
  await slowed(page, SLOW);
  tell({ name: 'drop to paint among 10,000, CPU/4', unit: 'ms', budget: 150 }, await drops(page));
});

test('changes of others', async ({ page, open, world }) => {
  const issue = await world.api.issue(shipyard, 'Watched');
  await open(`/${issue.key}`);
  const times: number[] = [];
  for (let time = 0; time < TIMES.changes; time += 1) {
    const name = `Watched ${time}`;
    const seen = page.evaluate(
      (name) =>
        new Promise<number>((done) => {
          const look = () => {
            if (!document.title.includes(name)) return;
            observer.disconnect();
            requestAnimationFrame(() => done(Date.now()));
          };
          const observer = new MutationObserver(look);
          observer.observe(document, { subtree: true, childList: true, characterData: true });
        }),
      name,
    );
    const path = `workspaces/${world.slug}/projects/${shipyard.id}/work-items/${issue.id}/`;
    const sent = Date.now();
    await world.api.send('PATCH', path, { name });
    times.push((await seen) - sent);
  }
  tell({ name: "another's request to screen", unit: 'ms', budget: 150 }, times);
});

test('heap', async ({ page, open }) => {
  await open(list());
  await expect(page.locator('[role="row"][data-issue]').first()).toBeVisible();
  const session = await page.context().newCDPSession(page);
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  tell({ name: 'heap with 10,000 issues', unit: 'MiB', budget: 80 }, [usedSize / 1024 / 1024]);
});
