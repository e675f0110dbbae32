import { arrived, expect, settled, test, watch } from './fixtures';
import { t } from './texts';

test('a star makes a favourite, which stands in the side bar of every tab', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  await open(`/projects/${project.identifier}`);
  const star = page.getByRole('button', { name: t('own.mark') });
  await star.click();
  await expect(page.getByRole('button', { name: t('own.unmark') })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const side = page.getByRole('navigation', { name: t('nav.main') }).first();
  await expect(side.getByRole('heading', { name: t('own.favourites') })).toBeVisible();

  const other = await page.context().newPage();
  await other.goto(`/${world.slug}/home`);
  await arrived(other);
  await expect(other.getByRole('heading', { name: t('own.favourites') }).first()).toBeVisible();
  await page.keyboard.press('Shift+F');
  await expect(page.getByRole('button', { name: t('own.mark') })).toBeVisible();
  await expect(other.getByRole('heading', { name: t('own.favourites') })).toHaveCount(0);
  await other.close();
  expect(bad).toEqual([]);
});

test('favourites are put into order by dragging their names', async ({ page, open, world }) => {
  const bad = watch(page);
  const names: string[] = [];
  for (const name of ['Bow', 'Keel', 'Stern']) {
    const project = await world.api.project(name);
    names.push(project.name);
    const body = { entity_type: 'project', entity_identifier: project.id };
    await world.api.send('POST', `workspaces/${world.slug}/user-favorites/`, body);
  }
  const lines = page.locator('.favourite');
  const line = (name: string) => lines.filter({ hasText: name });
  const order = async () =>
    (await lines.locator('.cut').allTextContents()).filter((name) => names.includes(name));
  await open('/home');
  await expect(lines.nth(2)).toBeVisible();
  const before = await order();
  const [top = '', , last = ''] = before;
  const kept = page.waitForResponse(
    (answer) => answer.request().method() === 'PATCH' && answer.url().includes('/user-favorites/'),
  );
  // By the name, which is a link that the browser would drag instead.
  await line(top)
    .getByText(top)
    .dragTo(line(last), { targetPosition: { x: 60, y: 25 } });
  await expect.poll(order).toEqual([...before.slice(1), top]);
  // A page that is left before its request was sent takes it along.
  await kept;
  await page.reload();
  await settled(page);
  await expect.poll(order).toEqual([...before.slice(1), top]);
  expect(bad).toEqual([]);
});

test('what was opened stands on the home page', async ({ page, open, project, world }) => {
  await open(`/projects/${project.identifier}`);
  const path = `workspaces/${world.slug}/recent-visits/`;
  await expect
    .poll(async () => JSON.stringify(await world.api.send('GET', path)))
    .toContain(project.id);
  await page
    .getByRole('link', { name: t('nav.home') })
    .first()
    .click();
  const recent = page.getByRole('region', { name: t('own.recent') });
  await expect(recent.getByText(project.name)).toBeVisible();
});

test('a sticky is saved while one types, and is there after coming back', async ({
  page,
  open,
}) => {
  const bad = watch(page);
  await open('/stickies');
  await page.getByRole('button', { name: t('stickies.new') }).click();
  const text = page.getByRole('textbox', { name: t('stickies.text') }).first();
  await expect(text).toBeFocused();
  await page.keyboard.type('Buy rope');
  await expect(page.getByText(t('stickies.saving'))).toBeVisible();
  await expect(page.getByText(t('stickies.saving'))).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(page.getByText('Buy rope')).toBeVisible();
  expect(bad).toEqual([]);
});

test('what is chosen in the settings goes to another browser', async ({
  browser,
  open,
  page,
  world,
}) => {
  await open('/settings/appearance');
  await page.getByRole('button', { name: t('appearance.dark') }).click();
  await expect
    .poll(async () => (await world.api.send('GET', 'users/me/preferences/')).theme)
    .toBe('dark');
  await page.getByLabel(t('appearance.week')).selectOption({ label: 'Sunday' });
  await expect
    .poll(async () => (await world.api.send('GET', 'users/me/preferences/')).start_of_week)
    .toBe(0);
  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  await other.goto(`/${world.slug}/home`);
  await arrived(other);
  await expect(other.locator('html')).toHaveAttribute('data-theme', 'dark');
  await other.goto(`/${world.slug}/settings/appearance`);
  await arrived(other);
  await expect(other.getByLabel(t('appearance.week'))).toHaveValue('0');
  await context.close();
});
