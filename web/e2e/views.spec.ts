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
