import type { Page } from '@playwright/test';
import { arrived, expect, settled, test, unique, type World, watch } from './fixtures';
import { Finger, middle } from './support/finger';
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
  await dialog.getByLabel(t('collection.name')).fill('Rulebook');
  await dialog.getByRole('button', { name: t('collection.create') }).click();
  await expect(group(page, 'Rulebook')).toBeVisible();
  await expect(group(page, t('collection.others')).getByText('House rules')).toBeVisible();

  const rules = line(page, 'House rules');
  await rules.hover();
  await rules.getByRole('button', { name: t('page.actions', { name: 'House rules' }) }).click();
  await page.getByRole('menuitem', { name: t('collection.put') }).click();
  await page.getByRole('option', { name: 'Rulebook', exact: true }).click();
  await expect(group(page, 'Rulebook').getByText('House rules')).toBeVisible();
  await settled(page);

  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  await other.goto(new URL(page.url()).pathname);
  await arrived(other);
  await expect(group(other, 'Rulebook').getByText('House rules')).toBeVisible();

  await page.getByRole('button', { name: t('collection.actions', { name: 'Rulebook' }) }).click();
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

test('collections are put into order by keys, by menu and by dragging, and get an icon', async ({
  page,
  open,
  world,
}) => {
  const bad = watch(page);
  const path = `workspaces/${world.slug}/collections/`;
  for (const name of ['First', 'Second', 'Third']) await world.api.send('POST', path, { name });
  const others = t('collection.others');
  // Other tests leave collections, too.
  const own = ['First', 'Second', 'Third', others];
  const names = async () =>
    (await page.locator('.group__name .cut').allTextContents()).filter((name) =>
      own.includes(name),
    );
  const fold = (name: string) =>
    page.getByRole('button', { name: t('collection.collapse', { name }) });
  const actions = (name: string) =>
    page.getByRole('button', { name: t('collection.actions', { name }) });
  await open('/pages');
  await expect.poll(names).toEqual(['First', 'Second', 'Third', others]);

  await fold('First').focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(names).toEqual(['Second', 'First', 'Third', others]);
  await expect(fold('First')).toBeFocused();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(names).toEqual(['Second', 'Third', 'First', others]);
  await page.keyboard.press('Alt+ArrowDown');
  await expect(fold('First')).toBeFocused();

  await actions('Third').click();
  await page.getByRole('menuitem', { name: t('page.up') }).click();
  await expect.poll(names).toEqual(['Third', 'Second', 'First', others]);
  await fold('First').dragTo(group(page, 'Third'), { targetPosition: { x: 100, y: 4 } });
  await expect.poll(names).toEqual(['First', 'Third', 'Second', others]);

  await actions('First').click();
  await page.getByRole('menuitem', { name: t('mark.choose') }).click();
  // Keys in what it opens are not for the collection.
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.type('rocket');
  await page.keyboard.press('Enter');
  await expect(fold('First').locator('.lucide-rocket')).toBeVisible();
  await expect(actions('First')).toBeFocused();
  await actions('Second').click();
  await page.getByRole('menuitem', { name: t('mark.choose') }).click();
  await page.getByRole('combobox').fill('🐙');
  await page.keyboard.press('Enter');
  await expect(fold('Second').getByText('🐙')).toBeVisible();
  await settled(page);
  await page.reload();
  await settled(page);
  await expect.poll(names).toEqual(['First', 'Third', 'Second', others]);
  await expect(fold('Second').getByText('🐙')).toBeVisible();

  await actions('First').click();
  await page.getByRole('menuitem', { name: t('mark.choose') }).click();
  await page.getByRole('option', { name: t('mark.none') }).click();
  await expect(fold('First').locator('.lucide-rocket')).toHaveCount(0);
  await settled(page);
  expect(bad).toEqual([]);
});

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });

  test('collections are put into order by a finger', async ({ page, open, world }) => {
    const path = `workspaces/${world.slug}/collections/`;
    const own = [unique('Above '), unique('Below ')];
    const made: string[] = [];
    for (const name of own) {
      const { id } = await world.api.send('POST', path, { name });
      made.push(String(id));
    }
    const names = async () =>
      (await page.locator('.group__name .cut').allTextContents()).filter((name) =>
        own.includes(name),
      );
    await open('/pages');
    await expect.poll(names).toEqual(own);
    const fold = (name = '') =>
      page.getByRole('button', { name: t('collection.collapse', { name }) });
    const finger = await Finger.of(page);
    await finger.lift(fold(own[1]));
    await expect(page.locator('.lifted')).toContainText(own[1] ?? '');
    const { x, y } = await middle(fold(own[0]));
    await finger.move({ x, y: y - 14 });
    await finger.up();
    await expect.poll(names).toEqual(own.toReversed());
    await settled(page);
    // The workspace is that of other tests, too.
    for (const id of made) await world.api.send('DELETE', `${path}${id}/`);
  });
});
