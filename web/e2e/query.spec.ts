import type { Page } from '@playwright/test';
import { arrived, card, expect, row, settled, test, unique, watch } from './fixtures';
import { switchOn } from './support/plans';
import { t } from './texts';

const box = (page: Page) => page.getByRole('combobox', { name: t('query.label') });
const option = (page: Page, name: string) => page.getByRole('option', { name });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const found = (page: Page, count: number) => page.getByText(t('query.found', { count }));

/** Writes a query into the box and applies it. */
async function ask(page: Page, pql: string): Promise<void> {
  await box(page).fill(pql);
  await page.keyboard.press('Escape');
  await page.keyboard.press('Enter');
}

/** Keeps the answers of the server to queries back, until it is told otherwise. */
async function hold(page: Page): Promise<() => Promise<void>> {
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  const queries = '**/work-items/?fields=id&*';
  await page.route(queries, async (route) => {
    await released;
    await route.fallback();
  });
  return async () => {
    release();
    await page.unroute(queries, undefined);
  };
}

test('a query is written by keys alone, with what could come next', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const urgent = await world.api.issue(project, 'Pump the bilge', { priority: 'urgent' });
  const low = await world.api.issue(project, 'Paint the rail', { priority: 'low' });
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('q');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type('prio');
  await expect(option(page, 'priority')).toBeVisible();
  await expect(box(page)).toHaveAttribute('aria-expanded', 'true');
  await page.keyboard.press('ArrowDown');
  await expect(option(page, 'priority')).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press('Enter');
  await expect(box(page)).toHaveValue('priority ');
  await page.keyboard.type('= ur');
  await expect(option(page, 'urgent')).toBeVisible();
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('Tab');
  await expect(box(page)).toHaveValue('priority = urgent ');
  await expect(box(page)).toBeFocused();
  await expect(option(page, 'AND')).toBeVisible();
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(/pql=priority/);
  await expect(found(page, 1)).toBeVisible();
  await expect(row(page, urgent)).toBeVisible();
  await expect(row(page, low)).toHaveCount(0);

  await page.keyboard.press('Tab');
  await expect(button(page, t('query.remove'))).toBeFocused();
  await page.reload();
  await arrived(page);
  await expect(box(page)).toHaveValue('priority = urgent');
  await expect(row(page, urgent)).toBeVisible();
  await expect(row(page, low)).toHaveCount(0);
  await button(page, t('query.remove')).click();
  await expect(row(page, low)).toBeVisible();
  await expect(box(page)).toHaveCount(0);
  await expect(button(page, t('view.query'))).toBeFocused();
  await expect(page).not.toHaveURL(/pql/);
  await page.keyboard.press('Enter');
  await expect(box(page)).toBeFocused();
  await expect(option(page, 'project')).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(option(page, 'project')).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(box(page)).toHaveCount(0);
  await expect(button(page, t('view.query'))).toBeFocused();
  expect(bad).toEqual([]);
});

test('what is wrong is marked, and what could stand there is offered', async ({
  page,
  open,
  project,
  world,
}) => {
  const high = await world.api.issue(project, 'Splice the rope', { priority: 'high' });
  await switchOn(world.api, project, { views: true });
  await open(`/projects/${project.identifier}`);
  await button(page, t('view.query')).click();
  await ask(page, 'priority = hihg');
  await expect(page.getByRole('alert')).toContainText('Column 12');
  await expect(page.locator('mark')).toHaveText('hihg');
  await expect(box(page)).toHaveAttribute('aria-invalid', 'true');
  await expect(page.getByRole('heading', { name: t('query.refusedTitle') })).toBeVisible();
  expect(await box(page).evaluate((it: HTMLInputElement) => it.selectionStart)).toBe(11);
  await expect(button(page, t('views.save'))).toBeDisabled();
  await button(page, t('query.use', { text: 'high' })).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await expect(box(page)).toHaveValue('priority = high');
  await expect(button(page, t('views.save'))).toBeEnabled();
  await expect(row(page, high)).toBeVisible();
});

test('a query finds what changes meanwhile, in its order and in every layout', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  const one = await api.issue(project, 'Zinc', { priority: 'high', target_date: '2030-01-01' });
  const two = await api.issue(project, 'Anchor', { priority: 'urgent', target_date: '2030-01-02' });
  await api.issue(project, 'Other', { priority: 'low' });
  const pql = 'priority >= high ORDER BY target_date DESC';
  const at = (layout: string) =>
    open(
      `/projects/${project.identifier}?group=none&layout=${layout}&pql=${encodeURIComponent(pql)}`,
    );
  await at('list');
  const rows = page.locator('[role="row"][data-issue]');
  await expect(rows).toHaveCount(2);
  await expect(rows.first()).toHaveAttribute('data-issue', two.id);

  const three = await api.issue(project, 'Late', { priority: 'urgent', target_date: '2030-01-03' });
  await expect(rows).toHaveCount(3);
  await expect(rows.first()).toHaveAttribute('data-issue', three.id);

  // What one changes stays until the server has said what it finds now.
  const release = await hold(page);
  await page.getByRole('grid').focus();
  await page.keyboard.press('End');
  await page.keyboard.press('p');
  await page.keyboard.type('low');
  await page.keyboard.press('Enter');
  await expect(row(page, one).getByRole('button', { name: /Low/ })).toBeVisible();
  await settled(page);
  await expect(rows).toHaveCount(3);
  await release();
  await expect(rows).toHaveCount(2);
  await expect(row(page, one)).toHaveCount(0);

  await at('board');
  await expect(card(page, two)).toBeVisible();
  await expect(card(page, one)).toHaveCount(0);
  await at('table');
  await expect(row(page, two)).toBeVisible();
  await expect(page.getByRole('columnheader', { name: t('column.target_date') })).toHaveAttribute(
    'aria-sort',
    'descending',
  );
  await page
    .getByRole('columnheader', { name: t('column.name') })
    .getByRole('button')
    .click();
  await expect(box(page)).toHaveValue('priority >= high');
  await expect(rows.first()).toHaveAttribute('data-issue', two.id);
});

test('an issue that is made while a query is asked is shown at once', async ({
  page,
  open,
  project,
}) => {
  const name = unique('Made ');
  await open(`/projects/${project.identifier}?pql=${encodeURIComponent('priority = none')}`);
  await expect(page.getByRole('heading', { name: t('query.noneTitle') })).toBeVisible();
  const release = await hold(page);
  await page.keyboard.press('c');
  await page.getByRole('dialog').getByRole('textbox').first().fill(name);
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
  await settled(page);
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
  await release();
  await expect(found(page, 1)).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: name })).toBeVisible();
});

test('without a network it is said that only the server answers, and what it found stays', async ({
  page,
  open,
  project,
  world,
  context,
}) => {
  const issue = await world.api.issue(project, 'Trim the sail', { priority: 'high' });
  await open(`/projects/${project.identifier}?pql=${encodeURIComponent('priority = high')}`);
  await expect(row(page, issue)).toBeVisible();
  await context.setOffline(true);
  await ask(page, 'priority = low');
  await expect(page.getByText(t('query.away'))).toBeVisible();
  await expect(page.getByRole('heading', { name: t('query.awayTitle') })).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(t('query.away'))).toHaveCount(0, { timeout: 30_000 });
  await ask(page, 'priority = high');
  await expect(row(page, issue)).toBeVisible();
});

test('a query is kept in a saved view, and a filter beside it is not', async ({
  page,
  open,
  project,
  world,
}) => {
  const name = unique('Asked ');
  await switchOn(world.api, project, { views: true });
  const issue = await world.api.issue(project, 'Caulk the seams', { priority: 'high' });
  const pql = 'priority = high AND NOT assignee = currentUser()';
  await open(`/projects/${project.identifier}?pql=${encodeURIComponent(pql)}`);
  await expect(row(page, issue)).toBeVisible();
  await button(page, t('views.save')).click();
  await page.getByLabel(t('views.nameLabel')).fill(name);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
  await expect(page).toHaveURL(/\/views\/[0-9a-f-]+$/);
  await expect(box(page)).toHaveValue(pql);
  await expect(row(page, issue)).toBeVisible();
  await settled(page);

  await ask(page, 'priority = low');
  await expect(page).toHaveURL(/pql=/);
  await button(page, t('views.update')).click();
  await expect(button(page, t('views.update'))).toHaveCount(0);
  await expect(box(page)).toHaveValue('priority = low');
  await settled(page);
  const id = /views\/([0-9a-f-]+)/.exec(page.url())?.[1];
  const path = `workspaces/${world.slug}/projects/${project.id}/views/${id}/`;
  expect(await world.api.send('GET', path)).toMatchObject({ pql: 'priority = low', filters: {} });

  await open(`/projects/${project.identifier}/views/${id}?filter=priority:in(low)`);
  await expect(button(page, t('views.update'))).toBeDisabled();
  await expect(button(page, t('views.update'))).toHaveAttribute('title', t('views.twice'));
  await button(page, t('query.remove')).click();
  await button(page, t('views.update')).click();
  await settled(page);
  expect(await world.api.send('GET', path)).toMatchObject({
    pql: '',
    filters: { priority__in: ['low'] },
  });
});
