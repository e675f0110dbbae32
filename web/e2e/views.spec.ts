import type { Browser, Page } from '@playwright/test';
import {
  arrived,
  expect,
  type Project,
  row,
  settled,
  test,
  unique,
  type World,
  watch,
} from './fixtures';
import { switchOn } from './support/plans';
import { t } from './texts';

const link = (page: Page, name: string) =>
  page.getByRole('main').getByRole('link', { name, exact: true });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });

/** Saves what the page shows as a view. */
async function save(page: Page, name: string, readers: 'PUBLIC' | 'PRIVATE'): Promise<void> {
  await button(page, t('views.save')).click();
  const dialog = page.getByRole('dialog', { name: t('views.save') });
  await dialog.getByLabel(t('views.nameLabel')).fill(name);
  await dialog.getByLabel(t('views.readers')).selectOption(readers);
  await dialog.getByRole('button', { name: t('action.save') }).click();
  await expect(page.getByRole('heading', { level: 1, name, exact: true })).toBeVisible();
  await settled(page);
}

/** Chooses something from the menu of the view on screen. */
async function choose(page: Page, name: string, item: string): Promise<void> {
  await button(page, t('views.actions', { name })).click();
  await page.getByRole('menuitem', { name: item, exact: true }).click();
}

/** Another member of the project, in a browser of their own. */
async function colleague(browser: Browser, world: World, project: Project): Promise<Page> {
  const { slug, api } = world;
  const email = `${unique('nils-')}@example.org`;
  const { token } = await api.send('POST', `workspaces/${slug}/invitations/`, {
    email,
    role: 15,
    projects: [{ project: project.id, role: 15 }],
  });
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  await page.goto('/sign-in');
  const account = { email, password: 'a lantern in the fog', first_name: 'Nils' };
  const answer = await page.request.post('/api/v1/auth/sign-up/', {
    data: { ...account, invitation: token },
    headers: { Origin: new URL(page.url()).origin },
  });
  expect(answer.ok(), await answer.text()).toBe(true);
  return page;
}

test('a view is saved, updated, renamed and deleted, and comes back', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const name = unique('Urgent ');
  await switchOn(world.api, project, { views: true });
  const urgent = await world.api.issue(project, 'Pump the bilge', { priority: 'urgent' });
  const low = await world.api.issue(project, 'Paint the rail', { priority: 'low' });
  const place = `/projects/${project.identifier}`;

  await open(`${place}/views`);
  await expect(page.getByRole('heading', { name: t('views.emptyTitle') })).toBeVisible();
  await open(`${place}?filter=priority:in(urgent)&group=priority`);
  await save(page, name, 'PUBLIC');
  await expect(page).toHaveURL(/\/views\/[0-9a-f-]+$/);
  await expect(row(page, urgent)).toBeVisible();
  await expect(row(page, low)).toHaveCount(0);
  await expect(button(page, t('views.reset'))).toHaveCount(0);

  await page.reload();
  await arrived(page);
  await expect(row(page, urgent)).toBeVisible();
  await expect(row(page, low)).toHaveCount(0);

  await page.keyboard.press('2');
  await expect(page).toHaveURL(/\?layout=board$/);
  await button(page, t('views.reset')).click();
  await expect(page).toHaveURL(/\/views\/[0-9a-f-]+$/);
  await page.keyboard.press('3');
  await button(page, t('views.update')).click();
  await expect(button(page, t('views.update'))).toHaveCount(0);
  await expect(page).toHaveURL(/\/views\/[0-9a-f-]+$/);
  await settled(page);
  await page.reload();
  await arrived(page);
  await expect(page.getByRole('columnheader', { name: t('column.name') })).toBeVisible();

  await choose(page, name, t('views.lock'));
  await page.keyboard.press('1');
  await expect(button(page, t('views.update'))).toBeDisabled();
  await button(page, t('views.reset')).click();
  await choose(page, name, t('views.unlock'));
  await choose(page, name, t('views.edit'));
  const other = `${name} too`;
  await page.getByLabel(t('views.nameLabel')).fill(other);
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('action.save') })
    .click();
  await expect(page.getByRole('heading', { level: 1, name: other, exact: true })).toBeVisible();

  await choose(page, other, t('views.delete'));
  await expect(page).toHaveURL(/\/views$/);
  await expect(link(page, other)).toHaveCount(0);
  await button(page, t('action.undo')).click();
  await expect(link(page, other)).toBeVisible();
  await settled(page);
  expect(bad).toEqual([]);
});

test('others see shared views and no private ones', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  test.skip(process.env.TIDEMARK_EMAIL !== undefined, 'takes a system where anybody may sign up');
  const [shared, own] = [unique('Shared '), unique('Own ')];
  await switchOn(world.api, project, { views: true });
  const issue = await world.api.issue(project, 'Grease the winch', { priority: 'high' });
  const place = `/projects/${project.identifier}`;
  for (const [name, readers] of [
    [shared, 'PUBLIC'],
    [own, 'PRIVATE'],
  ] as const) {
    await open(`${place}?filter=priority:in(high)`);
    await save(page, name, readers);
  }

  const other = await colleague(browser, world, project);
  await other.goto(`/${world.slug}${place}/views`);
  await arrived(other);
  await expect(link(other, shared)).toBeVisible();
  await expect(link(other, own)).toHaveCount(0);
  await link(other, shared).click();
  await expect(row(other, issue)).toBeVisible();
  await other.keyboard.press('2');
  await expect(button(other, t('views.save'))).toBeVisible();
  await expect(button(other, t('views.update'))).toHaveCount(0);

  await choose(page, own, t('views.share'));
  await other.goBack();
  await expect(link(other, own)).toBeVisible();
  await choose(page, own, t('views.makePrivate'));
  await expect(link(other, own)).toHaveCount(0);
  await choose(page, own, t('views.delete'));
  await expect(page).toHaveURL(/\/views$/);
  await expect(link(page, own)).toHaveCount(0);
  await settled(page);
  await other.context().close();
});

test('a filter that only the server can tell is shown as it is, and kept', async ({
  page,
  open,
  project,
  world,
}) => {
  const name = unique('Told ');
  await switchOn(world.api, project, { views: true });
  const told = await world.api.issue(project, 'Splice the rope', {
    description_html: '<p>With a fid</p>',
  });
  const plain = await world.api.issue(project, 'Coil the rope');
  const views = `workspaces/${world.slug}/projects/${project.id}/views/`;
  const filters = { description__icontains: 'fid' };
  const { id } = await world.api.send('POST', views, { name, filters });
  await open(`/projects/${project.identifier}/views/${id}`);
  await expect(page.getByText(JSON.stringify(filters))).toBeVisible();
  await expect(row(page, told)).toBeVisible();
  await expect(row(page, plain)).toHaveCount(0);

  await page.keyboard.press('3');
  await button(page, t('views.update')).click();
  await settled(page);
  expect(await world.api.send('GET', `${views}${id}/`)).toMatchObject({ filters, layout: 'table' });
});

test('views of the workspace are made, described, marked, moved, shared, locked and deleted', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  test.skip(process.env.TIDEMARK_EMAIL !== undefined, 'takes a system where anybody may sign up');
  const bad = watch(page);
  const [name, second] = [unique('Everywhere '), unique('Next ')];
  const high = await world.api.issue(project, 'Grease the winch', { priority: 'high' });
  const low = await world.api.issue(project, 'Paint the rail', { priority: 'low' });
  await open('/my-work');
  await page.keyboard.press('g');
  await page.keyboard.press('a');
  await expect(page.getByRole('heading', { level: 1, name: t('nav.views') })).toBeVisible();
  for (const made of [name, second]) {
    await open('/views');
    await page.keyboard.press('Shift+N');
    const form = page.getByRole('dialog', { name: t('views.new') });
    await form.getByLabel(t('views.nameLabel')).fill(made);
    await form.getByLabel(t('views.description')).fill(`What ${made} is for`);
    await form.getByRole('button', { name: t('action.save') }).click();
    await expect(page.getByRole('heading', { level: 1, name: made, exact: true })).toBeVisible();
    await settled(page);
  }
  await expect(page).toHaveURL(/\/views\/[0-9a-f-]+$/);
  await expect(page.getByText(`What ${second} is for`)).toBeVisible();
  await page.keyboard.press('q');
  await page.keyboard.type(`project = ${project.identifier}`);
  await page.keyboard.press('Enter');
  await expect(row(page, low)).toBeVisible();
  await page.keyboard.type(' AND priority = high');
  await page.keyboard.press('Enter');
  await expect(row(page, high)).toBeVisible();
  await expect(row(page, low)).toHaveCount(0);
  await button(page, t('views.update')).click();
  await expect(button(page, t('views.update'))).toHaveCount(0);
  await settled(page);
  const address = page.url();

  // Others of the workspace see it as far as they see the project.
  const other = await colleague(browser, world, project);
  await other.goto(`/${world.slug}/views`);
  await arrived(other);
  await link(other, second).click();
  await expect(row(other, high)).toBeVisible();

  await page.goto(`/${world.slug}/views`);
  await arrived(page);
  // Other tests leave views, too.
  const names = async () =>
    (await page.locator('.places__line .places__link').allTextContents()).filter((text) =>
      [name, second].includes(text),
    );
  await expect.poll(names).toEqual([name, second]);
  await link(page, second).press('Alt+ArrowUp');
  await expect.poll(names).toEqual([second, name]);
  await choose(page, second, t('views.mark'));
  await page.getByRole('option', { name: t('mark.rocket') }).click();
  await expect(page.locator('.places__line svg.lucide-rocket')).toBeVisible();
  await choose(page, second, t('views.edit'));
  const form = page.getByRole('dialog', { name: t('views.edit') });
  await form.getByLabel(t('views.description')).fill('For the evening');
  await form.getByRole('button', { name: t('action.save') }).click();
  await expect(page.getByText('For the evening')).toBeVisible();
  await choose(page, second, t('views.lock'));
  await settled(page);
  await page.reload();
  await arrived(page);
  await expect.poll(names).toEqual([second, name]);
  await expect(page.getByText('For the evening')).toBeVisible();
  await expect(page.getByText(t('views.isLocked'))).toBeVisible();

  await choose(page, second, t('views.duplicate'));
  await page
    .getByRole('dialog')
    .getByRole('button', { name: t('action.save') })
    .click();
  const copy = t('views.copyOf', { name: second });
  await expect(page.getByRole('heading', { level: 1, name: copy, exact: true })).toBeVisible();
  await choose(page, copy, t('views.delete'));
  await expect(page).toHaveURL(/\/views$/);
  await expect(link(page, copy)).toHaveCount(0);
  await button(page, t('action.undo')).click();
  await expect(link(page, copy)).toBeVisible();
  await expect(link(other, copy)).toHaveCount(0);
  await settled(page);
  await page.goto(address);
  await arrived(page);
  await expect(row(page, high)).toBeVisible();
  await other.context().close();
  expect(bad).toEqual([]);
});

test('a shared view that names what its reader may not see says so', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  test.skip(process.env.TIDEMARK_EMAIL !== undefined, 'takes a system where anybody may sign up');
  const closed = await world.api.project('Closed');
  const secret = await world.api.issue(closed, 'Not for all', { priority: 'high' });
  const mine = await world.api.issue(project, 'For all', { priority: 'high' });
  const views = `workspaces/${world.slug}/views/`;
  const [byId, byName] = [unique('By id '), unique('By name ')];
  const filters = { project__in: [closed.id, project.id] };
  await world.api.send('POST', views, { name: byId, filters });
  const pql = `project IN (${closed.identifier}, ${project.identifier})`;
  await world.api.send('POST', views, { name: byName, pql });
  await open('/views');
  await link(page, byId).click();
  await expect(row(page, secret)).toBeVisible();
  await expect(page.getByText(t('views.unseen'))).toHaveCount(0);

  const other = await colleague(browser, world, project);
  await other.goto(`/${world.slug}/views`);
  await arrived(other);
  await link(other, byId).click();
  await expect(other.getByText(t('views.unseen'))).toBeVisible();
  await expect(row(other, mine)).toBeVisible();
  await expect(row(other, secret)).toHaveCount(0);
  await other.goBack();
  await link(other, byName).click();
  await expect(other.getByRole('heading', { name: t('views.failedTitle') })).toBeVisible();
  await expect(other.getByText(t('views.refused'))).toBeVisible();
  await expect(other.getByRole('alert')).toContainText(closed.identifier);
  await other.context().close();
});
