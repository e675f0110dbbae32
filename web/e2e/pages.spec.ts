import type { Page } from '@playwright/test';
import { arrived, expect, type Project, settled, test, type World, watch } from './fixtures';
import { t } from './texts';

const text = (page: Page) => page.getByRole('textbox', { name: t('page.text') });
const line = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true });

/** Makes a page without a browser; its id. */
async function make(
  world: World,
  project: Project,
  name: string,
  more: Readonly<Record<string, unknown>> = {},
): Promise<string> {
  const path = `workspaces/${world.slug}/projects/${project.id}/pages/`;
  const body = { name, description_html: `<p>Text of ${name}</p>`, ...more };
  return String((await world.api.send('POST', path, body)).id);
}

test('a page is written in two browsers, which see each other', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  await open(`/projects/${project.identifier}/pages`);
  await expect(page.getByText(t('pages.emptyTitle')).first()).toBeVisible();
  await page
    .getByRole('button', { name: t('pages.new') })
    .last()
    .click();
  await expect(page.getByRole('textbox', { name: t('page.name') })).toBeFocused();
  await page.keyboard.type('Plan for spring');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: t('page.addText') }).click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.type('First we look');
  await page.keyboard.press('Control+Enter');
  await settled(page);

  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  await other.goto(new URL(page.url()).pathname);
  await arrived(other);
  await expect(other.getByText('First we look')).toBeVisible();
  await other
    .getByRole('button', { name: new RegExp(t('action.edit')) })
    .first()
    .click();
  await expect(text(other)).toBeFocused();
  await other.keyboard.press('Control+End');
  await other.keyboard.type(', then we build');
  await other.keyboard.press('Control+Enter');
  await settled(other);
  await expect(page.getByText('First we look, then we build')).toBeVisible();
  expect(bad).toEqual([]);
  await context.close();
});

test('a text that two people wrote at once is shown in both forms, and nothing is lost', async ({
  page,
  context,
  open,
  project,
  world,
}) => {
  const id = await make(world, project, 'Rules');
  const path = `/projects/${project.identifier}/pages/${id}`;
  await open(path);
  await page
    .getByRole('button', { name: new RegExp(t('action.edit')) })
    .first()
    .click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' of mine');
  await context.setOffline(true);
  await page.keyboard.press('Control+Enter');
  await world.api.send('PATCH', `workspaces/${world.slug}/projects/${project.id}/pages/${id}/`, {
    description_html: '<p>Text of theirs</p>',
  });
  await context.setOffline(false);
  const conflict = page.getByRole('dialog', { name: t('sync.conflict') });
  await expect(conflict).toBeVisible({ timeout: 45_000 });
  await expect(conflict.getByRole('region', { name: t('sync.theirs') })).toContainText(
    world.userName,
  );
  await conflict.getByRole('button', { name: t('sync.keepBoth') }).click();
  await settled(page);
  await expect(page.getByText('Text of theirs')).toBeVisible();
  await expect(page.getByText('Text of Rules of mine')).toBeVisible();
});

test('every version is kept, shown and brought back', async ({ page, open, project, world }) => {
  const id = await make(world, project, 'Minutes');
  const path = `workspaces/${world.slug}/projects/${project.id}/pages/${id}/`;
  await world.api.send('PATCH', path, { description_html: '<p>Second text</p>' });
  await open(`/projects/${project.identifier}/pages/${id}`);
  await expect(page.getByText('Second text')).toBeVisible();
  await page.getByRole('button', { name: t('versions.open') }).click();
  const versions = page.getByRole('complementary', { name: t('versions.title') });
  await expect(versions.getByRole('button')).toHaveCount(3);
  await versions.getByRole('listitem').last().getByRole('button').click();
  await expect(page.getByText('Text of Minutes')).toBeVisible();
  await page.getByRole('button', { name: t('versions.restore') }).click();
  await settled(page);
  await expect(page.getByText('Text of Minutes')).toBeVisible();
  await expect(versions.getByRole('listitem')).toHaveCount(3);
  expect((await world.api.send('GET', path)).description_html).toContain('Text of Minutes');
});

test('pages are moved by keys, locked, hidden, put away and taken back', async ({
  page,
  open,
  project,
  world,
}) => {
  await make(world, project, 'One');
  const id = await make(world, project, 'Two');
  await open(`/projects/${project.identifier}/pages/${id}`);
  await line(page, 'Two').focus();
  await page.keyboard.press('Alt+ArrowRight');
  await expect(line(page, 'Two')).toHaveAttribute('aria-level', '2');
  await expect(line(page, 'Two')).toBeFocused();
  await page.keyboard.press('ArrowLeft');
  await expect(line(page, 'One')).toBeFocused();
  await settled(page);

  const act = async (name: string) => {
    await page
      .getByRole('main')
      .getByRole('button', { name: t('page.actions', { name: 'Two' }) })
      .last()
      .click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  };
  await act(t('page.lock'));
  await expect(page.getByRole('heading', { name: 'Two', level: 1 })).toBeVisible();
  await act(t('page.unlock'));
  await act(t('page.makePrivate'));
  await expect(page.getByText(t('page.private')).first()).toBeVisible();
  await act(t('page.archive'));
  await expect(page.getByText(t('page.archivedNote'))).toBeVisible();
  await page.getByRole('button', { name: t('page.restore') }).click();
  await expect(page.getByText(t('page.archivedNote'))).toHaveCount(0);
  await settled(page);
  await act(t('page.delete'));
  await page.getByRole('button', { name: t('action.delete') }).click();
  await settled(page);
  await expect(line(page, 'Two')).toHaveCount(0);
  await page.keyboard.press('g');
  await page.keyboard.press('w');
  await expect(page).toHaveURL(/\/pages$/);
});

test('what was typed on a page survives its being closed', async ({
  page,
  open,
  project,
  world,
}) => {
  const id = await make(world, project, 'Half');
  await open(`/projects/${project.identifier}/pages/${id}`);
  await page
    .getByRole('button', { name: new RegExp(t('action.edit')) })
    .first()
    .click();
  await expect(text(page)).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(' and a half');
  await page.waitForTimeout(600);
  await page.reload();
  await settled(page);
  await page
    .getByRole('button', { name: new RegExp(t('action.edit')) })
    .first()
    .click();
  await expect(text(page)).toContainText('Text of Half and a half');
});

test('pages of the workspace have a place of their own', async ({ page, open }) => {
  await open('/pages');
  await page
    .getByRole('button', { name: t('pages.new') })
    .last()
    .click();
  await page.keyboard.type('Handbook');
  await page.keyboard.press('Enter');
  await settled(page);
  await expect(line(page, 'Handbook').first()).toBeVisible();
});

test('a page gets an icon, which is shown wherever the page is listed, and loses it again', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const id = await make(world, project, 'Charts');
  await make(world, project, 'Soundings', { parent: id });
  await open(`/projects/${project.identifier}/pages/${id}`);
  const head = page.getByRole('button', { name: t('mark.of', { name: 'Charts' }) });
  await expect(head).toHaveCount(0);
  const actions = page.getByRole('button', { name: t('page.actions', { name: 'Charts' }) }).last();
  await actions.click();
  await page.getByRole('menuitem', { name: t('mark.choose') }).click();
  await page.keyboard.type('rocket');
  await page.keyboard.press('Enter');
  await expect(head.locator('.lucide-rocket')).toBeVisible();
  await expect(line(page, 'Charts').locator('.lucide-rocket')).toBeVisible();

  await head.click();
  await page.getByRole('combobox').fill('🐙');
  await page.keyboard.press('Enter');
  await expect(head.getByText('🐙')).toBeVisible();
  await expect(line(page, 'Charts').getByText('🐙')).toBeVisible();
  await settled(page);
  await page.reload();
  await settled(page);
  await expect(line(page, 'Charts').getByText('🐙')).toBeVisible();
  await page.keyboard.press('Control+k');
  await page.keyboard.type('Charts');
  await expect(page.getByRole('option', { name: 'Charts' }).getByText('🐙')).toBeVisible();
  await page.keyboard.press('Escape');

  await head.click();
  await page.getByRole('option', { name: t('mark.none') }).click();
  await expect(head).toHaveCount(0);
  await expect(line(page, 'Charts').getByText('🐙')).toHaveCount(0);
  await settled(page);
  expect(bad).toEqual([]);
});
