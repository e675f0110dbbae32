import type { Page } from '@playwright/test';
import { arrived, expect, settled, test, type World, watch } from './fixtures';
import { t } from './texts';

const line = (page: Page, name: string) => page.getByRole('treeitem', { name, exact: true });
const group = (page: Page, name: string) => page.getByRole('region', { name, exact: true });

/** Makes a page of the workspace without a browser. */
async function make(world: World, name: string): Promise<void> {
  const body = { name, description_html: `<p>Text of ${name}</p>` };
  await world.api.send('POST', `workspaces/${world.slug}/pages/`, body);
}

test('pages of the workspace are put into a collection, which is shared, renamed and deleted', async ({
  page,
  browser,
  open,
  world,
}) => {
  const bad = watch(page);
  await make(world, 'House rules');
  await open('/pages');
  await expect(line(page, 'House rules')).toBeVisible();

  await page.getByRole('button', { name: t('collection.new') }).click();
  const dialog = page.getByRole('dialog', { name: t('collection.new') });
  await dialog.getByLabel(t('collection.name')).fill('Handbook');
  await dialog.getByRole('button', { name: t('collection.create') }).click();
  await expect(group(page, 'Handbook')).toBeVisible();
  await expect(group(page, t('collection.others')).getByText('House rules')).toBeVisible();

  const rules = line(page, 'House rules');
  await rules.hover();
  await rules.getByRole('button', { name: t('page.actions', { name: 'House rules' }) }).click();
  await page.getByRole('menuitem', { name: t('collection.put') }).click();
  await page.getByRole('option', { name: 'Handbook' }).click();
  await expect(group(page, 'Handbook').getByText('House rules')).toBeVisible();
  await settled(page);

  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  await other.goto(new URL(page.url()).pathname);
  await arrived(other);
  await expect(group(other, 'Handbook').getByText('House rules')).toBeVisible();

  await page.getByRole('button', { name: t('collection.actions', { name: 'Handbook' }) }).click();
  await page.getByRole('menuitem', { name: t('collection.rename') }).click();
  await page.getByRole('textbox', { name: t('collection.name') }).fill('Guides');
  await page.getByRole('button', { name: t('action.save') }).click();
  await expect(group(other, 'Guides').getByText('House rules')).toBeVisible();

  await page.getByRole('button', { name: t('collection.actions', { name: 'Guides' }) }).click();
  await page.getByRole('menuitem', { name: t('collection.delete') }).click();
  await page.getByRole('button', { name: t('collection.deleteKeep') }).click();
  await settled(page);
  await expect(group(page, 'Guides')).toHaveCount(0);
  await expect(line(page, 'House rules')).toBeVisible();
  await expect(line(other, 'House rules')).toBeVisible();
  await expect(group(other, 'Guides')).toHaveCount(0);
  expect(bad).toEqual([]);
  await context.close();
});
