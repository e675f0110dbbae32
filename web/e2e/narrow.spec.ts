import type { Page } from '@playwright/test';
import { card, expect, row, settled, test } from './fixtures';
import { switchOn } from './support/plans';
import { t } from './texts';

test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

/** How far the page is wider than the screen. */
const excess = (page: Page) =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);

test('a day’s work fits a telephone', async ({ page, open, project, world }) => {
  const long = `A very long name ${'that goes on and on '.repeat(10)}`.trim();
  const issue = await world.api.issue(project, long);
  await open(`/projects/${project.identifier}`);
  expect(await excess(page)).toBe(0);
  const bar = page.getByRole('navigation', { name: t('nav.main') }).last();
  await bar.getByRole('button', { name: t('nav.newIssue') }).tap();
  await page.getByRole('textbox', { name: t('create.name') }).fill('Made on the quay');
  expect(await excess(page)).toBe(0);
  await page.getByRole('button', { name: t('create.action') }).tap();
  await expect(page.getByRole('grid').getByText('Made on the quay')).toBeVisible();
  await settled(page);

  await row(page, issue)
    .getByRole('button', { name: t('prop.state') })
    .tap();
  await page.getByRole('option', { name: 'In Progress' }).tap();
  await expect(row(page, issue).getByRole('button', { name: /In Progress/ })).toBeVisible();

  await row(page, issue).getByRole('link').tap();
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(long);
  expect(await excess(page)).toBe(0);
  await page.getByRole('textbox', { name: t('comment.write') }).tap();
  await page.keyboard.type('From the quay');
  await page.getByRole('button', { name: t('comment.send') }).tap();
  await expect(page.getByRole('article')).toContainText('From the quay');
  await settled(page);

  await switchOn(world.api, project, { views: true });
  const { id: view } = await world.api.send(
    'POST',
    `workspaces/${world.slug}/projects/${project.id}/views/`,
    { name: long.slice(0, 200), filters: { priority__in: ['none', 'low'] } },
  );
  const views = `workspaces/${world.slug}/views/`;
  const body = {
    name: long.slice(0, 200),
    description: long,
    pql: `name ~ "${long.slice(0, 150)}"`,
  };
  const { id: wide } = await world.api.send('POST', views, body);
  const drafts = `workspaces/${world.slug}/drafts/`;
  const { id: draft } = await world.api.send('POST', drafts, {
    project: project.id,
    name: long.slice(0, 200),
  });
  const wrong = encodeURIComponent(`name ~ "${long}" AND priority = hihg`);
  for (const path of [
    '/views',
    `/views/${wide}`,
    `/projects/${project.identifier}?pql=${wrong}`,
    '/home',
    '/stickies',
    '/drafts',
    '/my-work',
    `/projects/${project.identifier}?layout=board`,
    `/projects/${project.identifier}/pages`,
    `/projects/${project.identifier}/views`,
    `/projects/${project.identifier}/views/${view}?layout=table`,
    `/projects/${project.identifier}/archived`,
    '/settings/profile',
  ]) {
    await open(path);
    expect(await excess(page), path).toBe(0);
  }
  await world.api.send('DELETE', `${drafts}${draft}/`);
  // The workspace is that of other tests too, which look at the order of its views.
  await world.api.send('DELETE', `${views}${wide}/`);
});

test('a query is written by touch', async ({ page, open, project, world }) => {
  const [low, high] = [
    await world.api.issue(project, 'Paint the rail', { priority: 'low' }),
    await world.api.issue(project, 'Pump the bilge', { priority: 'high' }),
  ];
  await open(`/projects/${project.identifier}`);
  await page.getByRole('button', { name: t('view.query'), exact: true }).tap();
  await page.keyboard.type('prio');
  await page.getByRole('option', { name: 'priority' }).tap();
  await page.keyboard.type('= hi');
  await page.getByRole('option', { name: 'high' }).tap();
  expect(await excess(page)).toBe(0);
  await page.getByRole('button', { name: t('query.apply') }).tap();
  await expect(row(page, high)).toBeVisible();
  await expect(row(page, low)).toHaveCount(0);
  await page.getByRole('button', { name: t('query.remove') }).tap();
  await expect(row(page, low)).toBeVisible();
});

test('a card is moved by touch, without dragging', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Moor the boat');
  await open(`/projects/${project.identifier}?layout=board`);
  await card(page, issue)
    .getByRole('button', { name: t('board.move', { key: issue.key }) })
    .tap();
  await page.getByRole('option', { name: 'In Progress' }).tap();
  const column = page.locator('.column').filter({ has: card(page, issue) });
  await expect(column).toHaveAttribute('aria-label', /In Progress/);
  await settled(page);
  expect(await excess(page)).toBe(0);
});
