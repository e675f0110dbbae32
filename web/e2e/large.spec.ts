/** A workspace that is too large to be sent as a whole: the server finds the issues of every page. */
import { execFileSync } from 'node:child_process';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  arrived,
  card,
  expect,
  type Project,
  settled,
  test,
  unique,
  type World,
  watch,
} from './fixtures';
import { Person } from './support/people';
import { t } from './texts';

/** How many issues there are in each state. */
const COUNTS = { Backlog: 1300, Todo: 1000, 'In Progress': 400, Done: 300 } as const;
const ALL = 3000;
const THINGS = [
  'pump',
  'winch',
  'rudder',
  'mast',
  'anchor',
  'hatch',
  'lamp',
  'keel',
  'sail',
  'bilge',
];
const DEEDS = [
  'Repair the',
  'Paint the',
  'Order a new',
  'Inspect the',
  'Grease the',
  'Replace the',
];
const PRIORITIES = ['none', 'low', 'medium', 'high', 'urgent'];

interface Large {
  readonly slug: string;
  readonly project: Project;
  /** Somebody else who works there. */
  readonly other: Person;
  readonly states: Readonly<Record<string, string>>;
}

let large: Large;

test.beforeAll(async ({ world }) => {
  test.setTimeout(180_000);
  large = await prepare(world);
  test.skip(await isSentWhole(large), 'this system sends all of it: TIDEMARK_SNAPSHOT_KIBIBYTES');
});

async function prepare({ api }: World): Promise<Large> {
  const slug = unique('large-');
  await api.send('POST', 'workspaces/', { name: 'Large harbour', slug });
  const identifier = unique('L').slice(0, 6).toUpperCase();
  const made = await api.send('POST', `workspaces/${slug}/projects/`, {
    name: 'Fleet',
    identifier,
  });
  const project = { id: String(made.id), identifier, name: 'Fleet' };
  const path = `workspaces/${slug}/projects/${project.id}/`;
  const { results } = await api.send('GET', `${path}states/`);
  const states = Object.fromEntries(
    (results as { id: string; name: string }[]).map(({ id, name }) => [name, id]),
  );
  const { id: me } = await api.send('GET', 'users/me/');
  const names = Object.entries(COUNTS).flatMap(([name, count]) => Array(count).fill(name));
  const items = names.map((state, n) => ({
    action: 'create',
    fields: {
      name: `${DEEDS[n % DEEDS.length]} ${THINGS[n % THINGS.length]} of boat ${n + 1}`,
      state: states[state],
      priority: PRIORITIES[n % PRIORITIES.length],
      ...(n % 60 === 0 && { assignees: [me] }),
    },
  }));
  for (let at = 0; at < items.length; at += 1000) {
    await api.send('POST', `${path}work-items/bulk/`, { items: items.slice(at, at + 1000) });
  }
  const other = await Person.signUp(`${unique('otto-')}@example.org`, 'Otto');
  const [program = '', ...words] = (process.env.TIDEMARK_MEMBER_ADD ?? '').split(' ');
  const member = ['--slug', slug, '--email', other.email, '--role', 'member'];
  execFileSync(program, [...words, ...member], { stdio: 'pipe' });
  await api.send('POST', `${path}members/`, { member: other.id, role: 15 });
  return { slug, project, other, states };
}

/** Whether the system sends the workspace as a whole all the same; those are lines, and no JSON. */
function isSentWhole({ slug, other }: Large): Promise<boolean> {
  const answer = other.ask('GET', `workspaces/${slug}/snapshot/`);
  return answer.then(
    ({ status }) => status === 200,
    () => true,
  );
}

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`/${large.slug}${path}`);
  await arrived(page);
}

const list = () => `/projects/${large.project.identifier}`;
const rows = (page: Page) => page.locator('[role="row"][data-issue]');
const head = (page: Page, name: string) =>
  page.locator('.group-head').filter({ has: page.getByText(name, { exact: true }) });
const column = (page: Page, name: string) =>
  page.getByRole('row', { name: new RegExp(`^${name},`) });
const total = (of: Locator) => of.locator('.figures').first();

/** What somebody else changes. */
function theirs(method: string, path: string, body: unknown) {
  return large.other.ask(
    method,
    `workspaces/${large.slug}/projects/${large.project.id}/work-items/${path}`,
    body,
  );
}

test('a list has all of its groups with their numbers, and goes on as one scrolls', async ({
  page,
}) => {
  const bad = watch(page);
  const snapshots: string[] = [];
  page.on('response', (response) => {
    const url = new URL(response.url());
    if (url.pathname.endsWith('/snapshot/')) snapshots.push(`${response.status()}${url.search}`);
  });
  await open(page, list());
  await expect(page.getByText(t('list.count', { count: ALL }))).toBeVisible();
  await expect(total(head(page, 'Backlog'))).toHaveText('1,300');
  expect(snapshots[0]).toBe('400');
  expect(snapshots[1]).toBe('200?work_items=none');

  const seen = new Set<string>();
  const note = async () => {
    const ids = await rows(page).evaluateAll((all) =>
      all.map((one) => one.getAttribute('data-issue') ?? ''),
    );
    for (const id of ids) seen.add(id);
    return ids.length;
  };
  await page.locator('.lines').hover();
  await expect(async () => {
    await page.mouse.wheel(0, 900);
    expect(await note()).toBeLessThan(120);
    expect(seen.size).toBeGreaterThan(350);
  }).toPass({ timeout: 45_000, intervals: [60] });
  await expect(head(page, 'Backlog')).toBeVisible();

  // The keys go on where the wheel came to.
  await page.keyboard.press('Home');
  await expect(rows(page).first()).toContainText('boat 1');
  await settled(page);
  expect(bad).toEqual([]);
});

test('a board has columns with their numbers, and a card that is dragged counts at once', async ({
  page,
}) => {
  const bad = watch(page);
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page, `${list()}?layout=board`);
  for (const [name, count] of Object.entries(COUNTS))
    await expect(total(column(page, name))).toHaveText(count.toLocaleString('en'));
  const first = column(page, 'Todo').locator('.card').first();
  const id = (await first.getAttribute('data-issue')) ?? '';
  await card(page, { id }).dragTo(column(page, 'In Progress').locator('.card').first());
  await expect(column(page, 'In Progress').locator(`[data-issue="${id}"]`)).toBeVisible();
  await expect(total(column(page, 'Todo'))).toHaveText('999');
  await expect(total(column(page, 'In Progress'))).toHaveText('401');
  await settled(page);
  const { body } = await theirs('GET', `${id}/`, undefined);
  expect((body as { state: string }).state).toBe(large.states['In Progress']);

  // It is still so once the server was asked again, and after coming back.
  await page.waitForTimeout(3000);
  await expect(total(column(page, 'In Progress'))).toHaveText('401');
  await theirs('PATCH', `${id}/`, { state: large.states.Todo });
  await expect(total(column(page, 'Todo'))).toHaveText('1,000');
  await expect(column(page, 'In Progress').locator(`[data-issue="${id}"]`)).toHaveCount(0);
  expect(bad).toEqual([]);
});

test("another person's work appears: a change of what is shown, and of what is not", async ({
  page,
}) => {
  await page.setViewportSize({ width: 1600, height: 900 });
  await open(page, `${list()}?layout=board`);
  const shown = column(page, 'Backlog').locator('.card').first();
  const id = (await shown.getAttribute('data-issue')) ?? '';
  await theirs('PATCH', `${id}/`, { name: 'Renamed by Otto' });
  await expect(card(page, { id })).toContainText('Renamed by Otto');

  const { body } = await theirs('POST', '', {
    name: 'New from Otto',
    state: large.states.Backlog,
    sort_order: 1,
  });
  const made = (body as { id: string }).id;
  await expect(total(column(page, 'Backlog'))).toHaveText('1,301');
  await expect(column(page, 'Backlog').locator('.card').first()).toContainText('New from Otto');

  // One that was never read comes into sight when it is moved there.
  const { body: found } = await large.other.ask(
    'GET',
    `workspaces/${large.slug}/work-items/${large.project.identifier}-1200/`,
  );
  const far = (found as { id: string }).id;
  await expect(card(page, { id: far })).toHaveCount(0);
  await theirs('PATCH', `${far}/`, { state: large.states['In Progress'], sort_order: 2 });
  await expect(column(page, 'In Progress').locator(`[data-issue="${far}"]`)).toBeVisible();
  await expect(total(column(page, 'In Progress'))).toHaveText('401');
  await theirs('PATCH', `${far}/`, { state: large.states.Backlog, sort_order: 99_999_999 });
  await theirs('DELETE', `${made}/`, undefined);
  await expect(total(column(page, 'Backlog'))).toHaveText('1,300');
});

test('filters and queries are asked for, and what they find is counted', async ({ page }) => {
  await open(page, `${list()}?filter=priority:in(urgent)`);
  await expect(total(head(page, 'Backlog'))).toHaveText('260');
  await open(page, `${list()}?group=none&pql=${encodeURIComponent('priority = urgent')}`);
  await expect(page.getByText(t('query.found', { count: 600 }))).toBeVisible();
  await expect(rows(page).first()).toBeVisible();
  await open(page, `${list()}?pql=${encodeURIComponent('priority = ')}`);
  await expect(page.getByText(t('query.refusedTitle'))).toBeVisible();
  await open(page, `/my-work`);
  await expect(rows(page).first()).toBeVisible();
  await expect(total(head(page, t('group.backlog')))).toHaveText('22');
});

test('an issue that was never read is opened by its key, changed by keys, and kept', async ({
  page,
}) => {
  await open(page, `/${large.project.identifier}-2000`);
  const title = page.getByRole('textbox', { name: t('issue.title') });
  await expect(title).toHaveValue(/boat 2000/);
  await title.fill('The one that was opened');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await page.locator('.issue__side').click({ position: { x: 5, y: 5 } });
  await page.keyboard.press('s');
  await page.keyboard.type('done');
  await page.keyboard.press('Enter');
  await settled(page);
  const { body } = await large.other.ask(
    'GET',
    `workspaces/${large.slug}/work-items/${large.project.identifier}-2000/`,
  );
  expect(body).toMatchObject({ name: 'The one that was opened', state: large.states.Done });
  await page.reload();
  await expect(title).toHaveValue('The one that was opened');
});

test('search finds what was never read, and opens it', async ({ page }) => {
  await open(page, `/search?q=${encodeURIComponent('"boat 1777"')}`);
  await page.getByRole('searchbox', { name: t('search.label') }).fill('"boat 1777"');
  const result = page.locator('[data-result]').first();
  await expect(result).toContainText('boat 1777');
  await result.click();
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(/boat 1777/);
});

test('a new issue is there at once, with one more in its group', async ({ page }) => {
  await open(page, list());
  const backlog = total(head(page, 'Backlog'));
  await expect(backlog).toHaveText('1,300');
  await page.keyboard.press('c');
  await page.keyboard.type('Made by hand');
  await page.keyboard.press('Control+Enter');
  await expect(backlog).toHaveText('1,301');
  await settled(page);
  await expect(backlog).toHaveText('1,301');
});

test('two tabs of one browser show what each of them looks at, and the same of it', async ({
  page,
  context,
}) => {
  await open(page, `${list()}?layout=board`);
  const other = await context.newPage();
  await open(other, `${list()}?filter=priority:in(low)`);
  const low = rows(other).first();
  await expect(low).toBeVisible();
  // What the first one holds has not gone with the copy that it gave.
  await expect(column(page, 'Todo').locator('.card').first()).toBeVisible();
  const id = (await low.getAttribute('data-issue')) ?? '';
  await theirs('PATCH', `${id}/`, { name: 'Seen in both' });
  await expect(low).toContainText('Seen in both');
  await expect(card(page, { id })).toContainText('Seen in both');
  await page.close();
  await theirs('PATCH', `${id}/`, { name: 'Seen in the one that is left' });
  await expect(low).toContainText('Seen in the one that is left');
});

test('a cycle is counted, and an issue that was never read is chosen by what is typed', async ({
  page,
  world: { api },
}) => {
  const path = `workspaces/${large.slug}/projects/${large.project.id}/`;
  await api.send('PATCH', `${path}features/`, { cycles: true });
  const made = await api.send('POST', `${path}cycles/`, {
    name: 'Sprint 1',
    project_id: large.project.id,
  });
  const ids = await Promise.all(
    [2801, 2802, 2803, 1401].map(async (number) => {
      const key = `${large.project.identifier}-${number}`;
      return (await api.send('GET', `workspaces/${large.slug}/work-items/${key}/`)).id;
    }),
  );
  await api.send('POST', `${path}cycles/${made.id}/cycle-issues/`, { issues: ids });
  await open(page, `${list()}/cycles/${made.id}`);
  await expect(page.locator('.progress__figures')).toContainText('3/4');
  await expect(page.getByText(t('scope.left', { count: 1 }))).toBeVisible();
  await expect(rows(page)).toHaveCount(4);
  await theirs('PATCH', `${ids[3]}/`, { state: large.states.Done });
  await expect(page.locator('.progress__figures')).toContainText('4/4');
  await theirs('PATCH', `${ids[3]}/`, { state: large.states.Todo });

  await open(page, `/${large.project.identifier}-1401`);
  await page.locator('.issue__side').getByText(t('prop.noParent')).click();
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('boat 1234');
  await page.getByRole('option', { name: /boat 1234/ }).click();
  await expect(page.locator('.issue__parent')).toContainText('boat 1234');
  await settled(page);
  await page.locator('.issue__parent a').click();
  // What is below it is read with it.
  await expect(page.locator('.subs__item')).toContainText('boat 1401');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`${colorScheme}: the end of what is here is named, and nothing is wrong with it`, async ({
    page,
  }) => {
    await page.emulateMedia({ colorScheme });
    await page.route('**/work-items/?*cursor=*', (route) => route.abort());
    await open(page, `${list()}?filter=state_group:in(backlog)`);
    await page.locator('.lines').hover();
    const more = page.getByRole('button', { name: /^Show [\d,]+ more$/ });
    await expect(async () => {
      await page.mouse.wheel(0, 300);
      await expect(more.first()).toBeVisible({ timeout: 200 });
    }).toPass();
    expect(await wrong(page)).toEqual([]);
    await page.unroute('**/work-items/?*cursor=*');
    await more.first().click();
    await expect(rows(page).filter({ hasText: 'boat 33' }).first()).toBeVisible();
    await page.route('**/work-items/?*cursor=*', (route) => route.abort());
    await open(page, `${list()}?layout=board`);
    await expect(page.locator('.card').first()).toBeVisible();
    expect(await wrong(page)).toEqual([]);
  });
}

/** What axe finds. */
async function wrong(page: Page): Promise<readonly string[]> {
  const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
  // What is cut off at the edge of a list looks too small.
  const axe = new AxeBuilder({ page }).withTags(tags).disableRules(['target-size']);
  const { violations } = await axe.analyze();
  return violations.flatMap(({ id, nodes }) => nodes.map(({ html }) => `${id}: ${html}`));
}
