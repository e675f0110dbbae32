import { command, expect, row, settled, test, watch } from './fixtures';
import { t } from './texts';

test('the palette has the focus from its first letter on, and gives it back', async ({
  page,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Only one');
  if (!issue) return;
  const bad = watch(page);
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role'));
  await expect.poll(focused).toBe('grid');
  // Sent in one go, as fast fingers do.
  await page.keyboard.press('Control+k');
  await page.keyboard.type('settings');
  const input = page.getByRole('combobox');
  await expect(input).toBeFocused();
  await expect(input).toHaveValue('settings');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect.poll(focused).toBe('grid');
  await expect(page).toHaveURL(new RegExp(`projects/${project.identifier}$`));
  expect(bad).toEqual([]);
});

test('what is chosen in the palette happens to what is selected, and the key does nothing else', async ({
  page,
  open,
  project,
  world,
}) => {
  const [first, second] = await world.api.issues(project, 'First', 'Second');
  if (!first || !second) return;
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  const active = await page.locator('[role="row"][data-active="true"]').getAttribute('data-issue');
  await command(page, 'priority high');
  await settled(page);
  const chosen = active === first.id ? first : second;
  const other = active === first.id ? second : first;
  expect((await world.api.read(project, chosen)).priority).toBe('high');
  expect((await world.api.read(project, other)).priority).toBe('none');
  // Enter did not also open the issue.
  await expect(page).toHaveURL(new RegExp(`projects/${project.identifier}$`));
});

test('an action of the palette that asks for a value opens the list of values', async ({
  page,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Only one');
  if (!issue) return;
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  await command(page, t('keys.state'));
  await page.keyboard.type('in prog');
  await page.keyboard.press('Enter');
  await expect(row(page, issue).getByRole('button', { name: /In Progress/ })).toBeVisible();
  await settled(page);
});

test('search finds issues by key and by words', async ({ page, open, project, world }) => {
  const [, issue] = await world.api.issues(project, 'Buoy', 'The bell of the lighthouse');
  if (!issue) return;
  await open('/my-work');
  await page.keyboard.press('/');
  await expect(page.getByRole('searchbox', { name: t('search.label') })).toBeFocused();
  await page.keyboard.type('lighthouse bell');
  await expect(page.locator(`[data-result="${issue.id}"]`)).toBeVisible();
  await page.keyboard.press('Control+a');
  await page.keyboard.type(issue.key);
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/${issue.key}$`));
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(issue.name);
});

test('a key that is pressed before its action is there acts once it is', async ({
  page,
  world,
}) => {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  await page.route('**/navigation-actions*', async (route) => {
    await released;
    await route.continue();
  });
  const asked = page.waitForRequest('**/navigation-actions*');
  await page.goto(`/${world.slug}/my-work`);
  await asked;
  await settled(page);
  await page.keyboard.press('/');
  release();
  const box = page.getByRole('searchbox', { name: t('search.label') });
  await expect(box).toBeFocused();
  await page.keyboard.type('tide');
  await expect(box).toHaveValue('tide');
});

test('sequences go to pages, and letters that are typed are no keys', async ({
  page,
  open,
  project,
}) => {
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('g');
  await page.keyboard.press('h');
  await expect(page).toHaveURL(/my-work$/);
  await page.keyboard.press('c');
  await page.keyboard.type('gh? c');
  await expect(page.getByRole('textbox', { name: t('create.name') })).toHaveValue('gh? c');
  await expect(page).toHaveURL(/my-work$/);
  await page.keyboard.press('Escape');
});

test('keys are listed, changed and switched off', async ({ page, open, project }) => {
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: t('help.title') });
  await expect(help).toBeVisible();
  await help.getByRole('searchbox').fill('new issue');
  await help.getByRole('button', { name: 'New issue' }).click();
  await page.keyboard.press('n');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('c');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await page.keyboard.press('n');
  await expect(page.getByRole('textbox', { name: t('create.name') })).toBeFocused();
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await help.getByRole('switch', { name: t('help.characters') }).click();
  await page.keyboard.press('Escape');
  await page.keyboard.press('n');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox')).toBeFocused();
});
