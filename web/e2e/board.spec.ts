import type { Page } from '@playwright/test';
import { arrived, card, expect, settled, test, watch } from './fixtures';
import { Finger, middle } from './support/finger';

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

test.describe('by touch', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true });
  const lifted = (page: Page) => page.locator('.card.lifted');

  test('a card that a finger rests on is lifted, and dropped into another column', async ({
    page,
    open,
    project,
    world,
  }) => {
    const bad = watch(page);
    const [first, second] = await world.api.issues(project, 'Heave', 'Haul');
    if (!first || !second) return;
    await open(`/projects/${project.identifier}?layout=board`);
    const finger = await Finger.of(page);
    await finger.lift(card(page, first).first());
    await expect(lifted(page)).toHaveText(/Heave/);
    expect(await page.evaluate(() => getSelection()?.toString())).toBe('');
    // While it is held at the edge of the board, the columns come by.
    const { y } = await middle(card(page, second));
    await finger.move({ x: 380, y });
    await expect
      .poll(() => page.locator('.board').evaluate((it) => it.scrollLeft))
      .toBeGreaterThan(300);
    await finger.move({ x: 200, y });
    await expect(page.locator('.column[data-over="true"]')).toHaveCount(1);
    const name = await page.locator('.column[data-over="true"]').getAttribute('aria-label');
    await finger.up();
    await expect(lifted(page)).toHaveCount(0);
    const target = column(page, String(name).split(',')[0] ?? '');
    await expect(target.locator(`[data-issue="${first.id}"]`)).toBeVisible();
    await expect(column(page, 'Backlog').locator('.card')).toHaveCount(1);
    await settled(page);
    expect((await world.api.read(project, first)).state).not.toBe(
      (await world.api.read(project, second)).state,
    );
    // Letting go is no tap, which would open the issue.
    await expect(page).toHaveURL(/layout=board/);
    expect(bad).toEqual([]);
  });

  test('cards are put in order by hand', async ({ page, open, project, world }) => {
    const made = await world.api.issues(project, 'One', 'Two', 'Three');
    await open(`/projects/${project.identifier}?layout=board&order=manual`);
    const names = () => page.locator('.card:not(.lifted) .card__name').allTextContents();
    const [top, , bottom] = await names();
    const of = (name: string | undefined) => {
      const issue = made.find((one) => one.name === name);
      if (!issue) throw new Error(`${name} is not there`);
      return card(page, issue);
    };
    const finger = await Finger.of(page);
    await finger.lift(of(bottom));
    const { x, y } = await middle(of(top));
    await finger.move({ x, y: y - 20 });
    await expect(page.locator('.card[data-edge="top"]')).toHaveCount(1);
    await finger.up();
    await expect.poll(async () => (await names())[0]).toBe(bottom);
    await settled(page);
  });

  test('a swipe scrolls the board and moves nothing', async ({ page, open, project, world }) => {
    const issues = Array.from({ length: 14 }, (_, at) => `Link ${at}`);
    const [first] = await world.api.issues(project, ...issues);
    if (!first) return;
    await open(`/projects/${project.identifier}?layout=board`);
    const board = page.locator('.board');
    const finger = await Finger.of(page);
    const from = { x: 200, y: 600 };
    await finger.down(from);
    await finger.move({ x: 200, y: 250 });
    await expect(lifted(page)).toHaveCount(0);
    await finger.up();
    await expect.poll(() => board.evaluate((it) => it.scrollTop)).toBeGreaterThan(200);
    await expect(lifted(page)).toHaveCount(0);
    await finger.down(from);
    await finger.move({ x: 20, y: 600 });
    await finger.up();
    await expect.poll(() => board.evaluate((it) => it.scrollLeft)).toBeGreaterThan(200);
    await expect(page.locator('html')).toHaveAttribute('data-settled', 'true');
    const { results } = await world.api.send(
      'GET',
      `workspaces/${world.slug}/projects/${project.id}/work-items/`,
    );
    const states = (results as { state: string }[]).map(({ state }) => state);
    expect(new Set(states).size).toBe(1);
  });

  test('Escape, another finger and a touch that is cancelled put a card back', async ({
    page,
    open,
    project,
    world,
  }) => {
    const issue = await world.api.issue(project, 'Keep');
    const state = (await world.api.read(project, issue)).state;
    await open(`/projects/${project.identifier}?layout=board`);
    const finger = await Finger.of(page);
    const ways = [
      () => page.keyboard.press('Escape'),
      () => finger.join(),
      () => finger.cancel(),
    ] as const;
    for (const way of ways) {
      await finger.lift(card(page, issue).first());
      await expect(lifted(page)).toHaveCount(1);
      await finger.move({ x: 200, y: 500 });
      const at = await middle(lifted(page));
      expect(Math.hypot(at.x - 200, at.y - 500)).toBeLessThan(12);
      await way();
      await expect(lifted(page)).toHaveCount(0);
      await expect(page.locator('.card[data-dragging="true"]')).toHaveCount(0);
      await expect(page.locator('.column[data-over="true"]')).toHaveCount(0);
      if (way !== ways[2]) await finger.up();
    }
    await settled(page);
    expect((await world.api.read(project, issue)).state).toBe(state);
    await expect(page).toHaveURL(/layout=board/);
  });
});
