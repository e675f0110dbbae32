import type { Page } from '@playwright/test';
import { type Api, expect, type Issue, type Project, row, settled, test } from './fixtures';
import { t } from './texts';

const bar = (page: Page) => page.getByRole('toolbar', { name: t('bulk.name') });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
const dialog = (page: Page, name: string) => page.getByRole('dialog', { name, exact: true });
/** Selects an issue in the list, or no longer. */
const tick = (page: Page, issue: Issue) =>
  row(page, issue)
    .getByRole('button', { name: t('list.select', { key: issue.key }) })
    .click();
/** A notice with a title; screen readers hear it from another place as well. */
const notice = (page: Page, title: string) => page.locator('.toast').filter({ hasText: title });

/** Selects one issue, and then everything that matches. */
async function selectWhole(page: Page, issue: Issue, count: number): Promise<void> {
  await tick(page, issue);
  await button(page, t('whole.select', { count })).click();
  await expect(bar(page)).toContainText(t('whole.count', { count }));
}

const urgent = (project: Project) => `/projects/${project.identifier}?filter=priority:in(urgent)`;

/** One after the other, as the server has them. */
async function each(api: Api, project: Project, issues: readonly Issue[], field: string) {
  const values = [];
  for (const issue of issues) values.push((await api.read(project, issue))[field]);
  return values;
}

/** Urgent issues, and one that is not. */
async function prepare(api: Api, project: Project, names: readonly string[]) {
  const found: Issue[] = [];
  for (const name of names) found.push(await api.issue(project, name, { priority: 'urgent' }));
  return { found, other: await api.issue(project, 'Paint the rail', { priority: 'low' }) };
}

test('everything that a filter finds is changed at once, and that is undone from its notice', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const { found, other } = await prepare(api, project, ['Pump', 'Plug', 'Caulk']);
  const [first] = found;
  if (!first) return;
  await open(urgent(project));
  await expect(row(page, other)).toHaveCount(0);
  await selectWhole(page, first, 3);
  for (const issue of found) {
    await expect(row(page, issue)).toHaveAttribute('aria-selected', 'true');
  }
  await page.keyboard.press('s');
  await page.keyboard.type('done');
  await page.keyboard.press('Enter');
  const question = t('whole.to.state', { count: 3, name: 'Done' });
  await expect(dialog(page, question)).toBeVisible();
  await button(page, t('whole.action', { count: 3 })).focus();
  await page.keyboard.press('Enter');
  await expect(notice(page, t('whole.changed', { count: 3 }))).toBeVisible();
  await expect(bar(page)).toHaveCount(0);
  for (const issue of found) {
    const state = row(page, issue).getByRole('button', { name: t('prop.state') });
    await expect(state).toHaveAccessibleName(/Done/);
  }
  const states = await each(api, project, [...found, other], 'state');
  expect(new Set(states.slice(0, 3)).size).toBe(1);
  expect(states[3]).not.toBe(states[0]);

  await notice(page, t('whole.changed', { count: 3 }))
    .getByRole('button', { name: t('undo.open') })
    .click();
  const undo = dialog(page, t('undo.title'));
  for (const issue of found) await expect(undo).toContainText(issue.key);
  await button(page, t('action.undo')).click();
  await expect(undo).toHaveCount(0);
  for (const issue of found) {
    const state = row(page, issue).getByRole('button', { name: t('prop.state') });
    await expect(state).toHaveAccessibleName(/Backlog/);
  }
  await settled(page);
  expect(new Set(await each(api, project, [...found, other], 'state'))).toEqual(
    new Set([states[3]]),
  );
});

test('what matches by then is counted again before anything is changed', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const { found } = await prepare(api, project, ['Pump', 'Plug']);
  const [first] = found;
  if (!first) return;
  await open(urgent(project));
  await selectWhole(page, first, 2);
  await button(page, t('bulk.priority')).click();
  await page.keyboard.type('medium');
  await page.keyboard.press('Enter');
  const question = (count: number) =>
    dialog(page, t('whole.to.priority', { count, name: t('priority.medium') }));
  await expect(question(2)).toBeVisible();
  const third = await api.issue(project, 'Caulk', { priority: 'urgent' });
  await button(page, t('whole.action', { count: 2 })).click();
  await expect(question(3)).toContainText(t('whole.moved', { count: 3 }));
  expect(await each(api, project, [...found, third], 'priority')).toEqual(Array(3).fill('urgent'));
  await button(page, t('whole.action', { count: 3 })).click();
  await expect(notice(page, t('whole.changed', { count: 3 }))).toBeVisible();
  expect(await each(api, project, [...found, third], 'priority')).toEqual(Array(3).fill('medium'));
});

test('what is refused is told with its reason', async ({ page, open, project, world: { api } }) => {
  const { found } = await prepare(api, project, ['Pump', 'Plug', 'Caulk']);
  const [first, ...others] = found;
  if (!first) return;
  const own = `workspaces/${api.slug}/projects/${project.id}/`;
  const { results } = await api.send('GET', `${own}states/`);
  const done = (results as { id: string; group: string }[]).find(
    ({ group }) => group === 'completed',
  );
  await api.send('PATCH', `${own}work-items/${first.id}/`, { state: done?.id });
  await open(urgent(project));
  await selectWhole(page, first, 3);
  await button(page, t('bulk.archive')).click();
  await expect(dialog(page, t('whole.archive', { count: 3 }))).toContainText(
    t('whole.archiveText'),
  );
  await button(page, t('whole.actionArchive', { count: 3 })).click();
  await expect(notice(page, t('whole.archived', { count: 1 }))).toContainText(
    t('whole.refused', { count: 2 }),
  );
  await expect(row(page, first)).toHaveCount(0);
  for (const issue of others) await expect(row(page, issue)).toBeVisible();
});

test('what a query finds is given a label, which is taken off again', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  await api.label(project, 'hull');
  const { found, other } = await prepare(api, project, ['Pump', 'Plug']);
  const [first] = found;
  if (!first) return;
  const labels = async () =>
    (await each(api, project, [...found, other], 'labels')).map((ids) => (ids as string[]).length);
  const choose = async () => {
    await selectWhole(page, first, 2);
    await button(page, t('bulk.label')).click();
    await page.keyboard.type('hull');
    await page.keyboard.press('Enter');
  };
  await open(`/projects/${project.identifier}?pql=${encodeURIComponent('priority = urgent')}`);
  await expect(row(page, first)).toBeVisible();
  await choose();
  await expect(dialog(page, t('whole.on.label', { count: 2, name: 'hull' }))).toBeVisible();
  await button(page, t('whole.action', { count: 2 })).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(row(page, first)).toContainText('hull');
  expect(await labels()).toEqual([1, 1, 0]);

  await choose();
  await button(page, t('whole.takeOff')).click();
  await expect(dialog(page, t('whole.off.label', { count: 2, name: 'hull' }))).toBeVisible();
  await button(page, t('whole.action', { count: 2 })).click();
  await expect(bar(page)).toHaveCount(0);
  await expect(row(page, first)).not.toContainText('hull');
  expect(await labels()).toEqual([0, 0, 0]);
});

test('everything is selected until one of it is not, or something else is asked for', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const { found, other } = await prepare(api, project, ['Pump', 'Plug']);
  const [first, second] = found;
  if (!first || !second) return;
  await open(`/projects/${project.identifier}`);
  await tick(page, first);
  await button(page, t('whole.selectAll', { count: 3 })).click();
  await expect(bar(page)).toContainText(t('whole.countAll', { count: 3 }));
  await page.keyboard.press('Shift+v');
  await expect(notice(page, t('whole.notThis'))).toBeVisible();
  await tick(page, second);
  await expect(bar(page)).toContainText(t('bulk.count', { count: 2 }));
  await expect(row(page, other)).toHaveAttribute('aria-selected', 'true');
  await button(page, t('whole.selectAll', { count: 3 })).click();
  await button(page, t('bulk.delete')).click();
  await expect(dialog(page, t('whole.delete', { count: 3 }))).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(dialog(page, t('whole.delete', { count: 3 }))).toHaveCount(0);
  await expect(button(page, t('bulk.delete'))).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(bar(page)).toHaveCount(0);
});

test('more than can be changed at once says how to narrow it', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const path = `workspaces/${api.slug}/projects/${project.id}/work-items/bulk/`;
  const items = Array.from({ length: 1000 }, (_, n) => ({
    action: 'create',
    fields: { name: `Net ${n}` },
  }));
  await api.send('POST', path, { items });
  const last = await api.issue(project, 'The one too many');
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('Home');
  await page.keyboard.press('x');
  await button(page, t('whole.selectAll', { count: 1001 })).click();
  await button(page, t('bulk.delete')).click();
  await expect(dialog(page, t('whole.delete', { count: 1001 }))).toContainText(
    t('whole.tooMany', { count: 1001, most: 1000 }),
  );
  await expect(button(page, t('whole.actionDelete', { count: 1001 }))).toHaveCount(0);
  expect((await api.read(project, last)).name).toBe('The one too many');
});
