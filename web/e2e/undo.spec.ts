import type { Page } from '@playwright/test';
import { type Api, expect, type Issue, type Project, row, settled, test } from './fixtures';
import { t } from './texts';

const dialog = (page: Page) => page.getByRole('dialog', { name: t('undo.title') });
const button = (page: Page, name: string) => page.getByRole('button', { name, exact: true });
/** A part of the dialog, by what becomes of the facts in it. */
const part = (page: Page, outcome: string) =>
  dialog(page).getByRole('region', { name: t(`undo.${outcome as 'undone'}`), exact: true });
/** The line of the activity with a text, and its button. */
const line = (page: Page, text: string) => page.locator('.happened').filter({ hasText: text });
const undoOf = (page: Page, text: string) => line(page, text).getByRole('button');
/** Selects an issue in the list, or no longer. */
const tick = (page: Page, issue: Issue) =>
  row(page, issue)
    .getByRole('button', { name: t('list.select', { key: issue.key }) })
    .click();
/** A notice with a title; screen readers hear it from another place as well. */
const notice = (page: Page, title: string) => page.locator('.toast').filter({ hasText: title });

function change(api: Api, project: Project, issue: Issue, fields: Record<string, unknown>) {
  const path = `workspaces/${api.slug}/projects/${project.id}/work-items/${issue.id}/`;
  return api.send('PATCH', path, fields);
}

/** What differs between the page's copy and the server. */
async function differences(page: Page): Promise<unknown> {
  return page.evaluate(() => globalThis.tidemark?.compare());
}

test('a change is undone from the activity by keys, and what somebody has changed since stays', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const issue = await api.issue(project, 'Mend the net');
  await change(api, project, issue, { priority: 'high', target_date: '2031-12-24' });
  await change(api, project, issue, { priority: 'urgent' });
  await open(`/${issue.key}`);
  const undo = undoOf(page, 'set the due date');
  await undo.focus();
  await page.keyboard.press('Enter');
  await expect(part(page, 'undone')).toContainText(t('undo.field.target_date'));
  await expect(part(page, 'undone')).toContainText(t('undo.nothing'));
  await expect(part(page, 'changed_since')).toContainText(t('priority.urgent'));
  await button(page, t('undo.rest')).focus();
  await page.keyboard.press('Enter');
  await expect(notice(page, t('undo.donePartly', { count: 1 }))).toBeVisible();
  await expect(dialog(page)).toHaveCount(0);
  await expect(undo).toBeFocused();
  await expect(line(page, 'removed the due date')).toBeVisible();
  expect(await api.read(project, issue)).toMatchObject({ target_date: null, priority: 'urgent' });

  await page.keyboard.press('Control+z');
  await expect(line(page, 'set the due date')).toHaveCount(2);
  expect((await api.read(project, issue)).target_date).toBe('2031-12-24');
});

test('where all is as before already there is nothing to undo', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const issue = await api.issue(project, 'Mend the net');
  await change(api, project, issue, { priority: 'high' });
  await change(api, project, issue, { priority: 'none' });
  await open(`/${issue.key}`);
  await undoOf(page, `${t('priority.none')} to ${t('priority.high')}`).click();
  await expect(part(page, 'already')).toContainText(t('undo.field.priority'));
  await expect(dialog(page)).toContainText(t('undo.none'));
  await expect(button(page, t('action.undo'))).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expect(dialog(page)).toHaveCount(0);
});

test('what changes while somebody looks is shown before anything is undone', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const issue = await api.issue(project, 'Mend the net');
  await change(api, project, issue, { priority: 'high' });
  await open(`/${issue.key}`);
  await undoOf(page, 'changed the priority').click();
  await expect(part(page, 'undone')).toContainText(t('priority.high'));
  await change(api, project, issue, { priority: 'low' });
  await button(page, t('action.undo')).click();
  await expect(dialog(page)).toContainText(t('undo.changedNow'));
  await expect(part(page, 'changed_since')).toContainText(t('priority.low'));
  await expect(dialog(page)).toContainText(t('undo.none'));
  await dialog(page).getByText(t('action.close'), { exact: true }).click();
  await expect(dialog(page)).toHaveCount(0);
  expect((await api.read(project, issue)).priority).toBe('low');
});

test('without a network the dialog says so, and can ask again', async ({
  page,
  context,
  open,
  project,
  world: { api },
}) => {
  const issue = await api.issue(project, 'Mend the net');
  await change(api, project, issue, { priority: 'high' });
  await open(`/${issue.key}`);
  await expect(undoOf(page, 'changed the priority')).toBeAttached();
  await context.setOffline(true);
  await undoOf(page, 'changed the priority').click();
  await expect(dialog(page)).toContainText(t('signIn.unreachable'));
  await context.setOffline(false);
  await button(page, t('action.retry')).click();
  await expect(part(page, 'undone')).toContainText(t('priority.high'));
});

test('deleted issues come back together, with all that was theirs', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  await api.label(project, 'hull');
  const own = `workspaces/${api.slug}/projects/${project.id}/`;
  const { results } = await api.send('GET', `${own}labels/`);
  const [label] = results as { id: string }[];
  const ship = await api.issue(project, 'Ship', {
    priority: 'high',
    target_date: '2031-12-24',
    labels: [label?.id],
    description_html: '<p>Three masts</p>',
  });
  const mast = await api.issue(project, 'Mast', { parent: ship.id });
  const pier = await api.issue(project, 'Pier');
  const dock = await api.issue(project, 'Dock');
  await api.send('POST', `${own}work-items/${ship.id}/relations/`, {
    relation_type: 'blocking',
    issues: [dock.id],
  });
  const before = await api.read(project, ship);
  await open(`/projects/${project.identifier}`);
  await tick(page, ship);
  await tick(page, pier);
  await page.keyboard.press('Control+Backspace');
  await button(page, t('action.delete')).click();
  await expect(notice(page, t('bulk.deleted', { count: 2 }))).toBeVisible();
  for (const issue of [ship, mast, pier]) await expect(row(page, issue)).toHaveCount(0);

  await page.keyboard.press('Control+z');
  for (const issue of [ship, mast, pier]) await expect(row(page, issue)).toBeVisible();
  await settled(page);
  const { updated_at: _, updated_by: __, ...rest } = before;
  expect(await api.read(project, ship)).toMatchObject(rest);
  expect((await api.read(project, mast)).parent).toBe(ship.id);
  expect(await differences(page)).toEqual([]);

  await page.keyboard.press('Control+Shift+z');
  for (const issue of [ship, mast, pier]) await expect(row(page, issue)).toHaveCount(0);
  await page.keyboard.press('Control+z');
  for (const issue of [ship, mast, pier]) await expect(row(page, issue)).toBeVisible();
  await settled(page);
  await open(`/${ship.key}`);
  await expect(page.getByText('Three masts')).toBeVisible();
  await expect(line(page, 'brought the issue back').first()).toBeVisible();
});

test('a deletion is taken back from its notice, also while the server has not answered it', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const issue = await api.issue(project, 'Ship');
  await open(`/projects/${project.identifier}`);
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  await page.route(`**/work-items/${issue.id}/`, async (route) => {
    if (route.request().method() === 'DELETE') await released;
    await route.fallback();
  });
  await page.keyboard.press('j');
  await page.keyboard.press('Control+Backspace');
  await button(page, t('action.delete')).click();
  await expect(row(page, issue)).toHaveCount(0);
  await notice(page, t('issue.deleted', { key: issue.key }))
    .getByRole('button', { name: t('action.undo') })
    .click();
  await expect(row(page, issue)).toBeVisible();
  release();
  await settled(page);
  await expect(row(page, issue)).toBeVisible();
  expect((await api.read(project, issue)).name).toBe('Ship');
  expect(await differences(page)).toEqual([]);
});

test('a comment is changed back from its menu, and comes back when it was deleted', async ({
  page,
  open,
  project,
  world: { api },
}) => {
  const issue = await api.issue(project, 'Mend the net');
  const path = `workspaces/${api.slug}/projects/${project.id}/work-items/${issue.id}/comments/`;
  const { id } = await api.send('POST', path, { comment_html: '<p>With hemp</p>' });
  await api.send('PATCH', `${path}${id}/`, { comment_html: '<p>With wire</p>' });
  await open(`/${issue.key}`);
  const comment = page.getByRole('article');
  const choose = async (name: string) => {
    await comment.getByRole('button', { name: /^Actions on/ }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await expect(comment).toContainText('With wire');
  await choose(t('undo.comment'));
  await expect(part(page, 'undone')).toContainText('With hemp');
  await button(page, t('action.undo')).click();
  await expect(comment).toContainText('With hemp');

  await choose(t('comment.delete'));
  await button(page, t('action.delete')).click();
  await expect(comment).toHaveCount(0);
  await undoOf(page, 'deleted a comment').click();
  await expect(part(page, 'undone')).toContainText('With hemp');
  await button(page, t('action.undo')).click();
  await expect(comment).toContainText('With hemp');
});
