import type { Page } from '@playwright/test';
import { arrived, card, expect, settled, test, watch } from './fixtures';

const column = (page: Page, name: string) =>
  page.getByRole('row', { name: new RegExp(`^${name},`) });

test('two browsers on one board see each other', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  const [first, second] = await world.api.issues(project, 'Pull', 'Push');
  if (!first || !second) return;
  const board = `/projects/${project.identifier}?layout=board`;
  await open(board);
  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  const bad = [watch(page), watch(other)];
  await other.goto(`/${world.slug}${board}`);
  await arrived(other);

  await card(page, first).dragTo(column(page, 'In Progress'));
  await expect(column(page, 'In Progress').locator(`[data-issue="${first.id}"]`)).toBeVisible();
  await expect(column(other, 'In Progress').locator(`[data-issue="${first.id}"]`)).toBeVisible();

  await card(other, second).click({ position: { x: 8, y: 8 } });
  await other.keyboard.press('m');
  await expect(other.getByRole('combobox')).toBeFocused();
  await other.keyboard.type('done');
  await other.keyboard.press('Enter');
  await expect(column(other, 'Done').locator(`[data-issue="${second.id}"]`)).toBeVisible();
  await expect(column(page, 'Done').locator(`[data-issue="${second.id}"]`)).toBeVisible();

  await world.api.issue(project, 'From a program');
  await expect(column(page, 'Backlog')).toContainText('From a program');
  await expect(column(other, 'Backlog')).toContainText('From a program');
  await settled(page);
  await settled(other);
  const position = () =>
    Promise.all([page, other].map((it) => it.locator('html').getAttribute('data-position')));
  await expect.poll(async () => new Set(await position()).size).toBe(1);
  expect(bad).toEqual([[], []]);
  await context.close();
});

test('cards are moved by keys alone', async ({ page, open, project, world }) => {
  const [issue] = await world.api.issues(project, 'Row');
  if (!issue) return;
  await open(`/projects/${project.identifier}?layout=board`);
  await page.keyboard.press('j');
  await page.keyboard.press('m');
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('todo');
  await page.keyboard.press('Enter');
  await expect(column(page, 'Todo').locator(`[data-issue="${issue.id}"]`)).toBeVisible();
  await settled(page);
});
