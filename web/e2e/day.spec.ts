import type { Page } from '@playwright/test';
import { arrived, command, expect, settled, test, watch } from './fixtures';
import { t } from './texts';

/** Presses Tab until something has the focus; the order of the page decides how often. */
async function tabTo(
  page: Page,
  name: string | RegExp,
  role: 'button' | 'textbox' | 'link' | 'searchbox',
): Promise<void> {
  const wanted = page.getByRole(role, { name }).first();
  await expect(wanted).toBeAttached();
  for (let presses = 0; presses < 300; presses += 1) {
    if (await wanted.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab does not reach ${role} ${name}`);
}

test.use({ storageState: { cookies: [], origins: [] } });

test('a whole day’s work by keyboard alone', async ({ page, world, project }) => {
  test.setTimeout(120_000);
  const bad = watch(page);
  const { identifier } = project;
  await world.api.label(project, 'rigging');
  await page.goto(`/${world.slug}/projects/${identifier}`);

  await expect(page.getByLabel(t('signIn.email'))).toBeFocused();
  await page.keyboard.type(world.email);
  await page.keyboard.press('Tab');
  await page.keyboard.type(world.password);
  await page.keyboard.press('Enter');
  await arrived(page);

  // Three issues, the first with a description.
  await page.keyboard.press('c');
  await page.keyboard.type('Check the rigging');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Each **shroud**, from the top');
  await page.keyboard.press('Control+Enter');
  for (const name of ['Wash the deck', 'Buy rope']) {
    await page.keyboard.press('c');
    await page.keyboard.type(name);
    await page.keyboard.press('Enter');
  }
  await expect(page.getByRole('grid').getByText('Buy rope')).toBeVisible();
  await settled(page);

  // Found by search, changed by letters.
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: t('search.label') })).toBeFocused();
  await page.keyboard.type('check rigging');
  await expect(page.getByRole('link', { name: /Check the rigging/ }).first()).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(
    'Check the rigging',
  );
  const choose = async (key: string, value: string) => {
    await page.keyboard.press(key);
    await expect(page.getByRole('combobox')).toBeFocused();
    await page.keyboard.type(value);
    await page.keyboard.press('Enter');
  };
  await choose('s', 'in progress');
  await choose('p', 'high');
  await choose('a', world.userName);
  await page.keyboard.press('Escape');
  await choose('l', 'rigging');
  await page.keyboard.press('Escape');
  await choose('d', t('pick.tomorrow'));
  await settled(page);
  const { results } = await world.api.send(
    'GET',
    `workspaces/${world.slug}/projects/${project.id}/work-items/`,
  );
  const rows = results as Record<string, unknown>[];
  const checked = rows.find(({ name }) => name === 'Check the rigging');
  expect(checked).toMatchObject({ priority: 'high' });
  expect(checked?.assignees).toHaveLength(1);
  expect(checked?.labels).toHaveLength(1);
  expect(checked?.target_date).toBeTruthy();
  expect(checked?.description_html).toContain('<strong>shroud</strong>');

  // A comment, and back.
  await tabTo(page, t('comment.write'), 'textbox');
  await page.keyboard.type('The port side is done');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('article')).toContainText('The port side is done');
  await page.keyboard.press('Tab');

  // The board, by keys.
  await command(page, t('keys.goBoard'));
  await expect(page).toHaveURL(/layout=board/);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await page.keyboard.type('done');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('row', { name: /^Done, 1/ })).toBeVisible();
  await page.keyboard.press('Control+z');
  await expect(page.getByRole('row', { name: /^Done, 0/ })).toBeVisible();

  // My work, settings, signing out.
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/my-work/);
  await expect(page.getByRole('grid').getByRole('row').first()).toBeVisible();
  await page.keyboard.press('g');
  await page.keyboard.press('s');
  await expect(page).toHaveURL(/settings/);
  await tabTo(page, new RegExp(t('nav.workspaceMenu', { name: '' }).trim()), 'button');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('menu')).toBeVisible();
  await page.keyboard.type(t('nav.signOut'));
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/\/sign-in/);
  expect(bad).toEqual([]);
});
