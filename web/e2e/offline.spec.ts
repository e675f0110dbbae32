import { expect, settled, test } from './fixtures';
import { t } from './texts';

test('work goes on without a network, and happens exactly once', async ({
  page,
  context,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Drift');
  if (!issue) return;
  await open(`/projects/${project.identifier}`);
  await context.setOffline(true);
  await page.keyboard.press('c');
  await page.keyboard.type('Made at sea');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid').getByText('Made at sea')).toBeVisible();
  // The page is closed before anything was sent: the outbox on disk goes on where it was opened again.
  await context.setOffline(false);
  await page.reload();
  await settled(page);
  await expect(page.getByRole('grid').getByText('Made at sea')).toHaveCount(1);
  const { results } = await world.api.send(
    'GET',
    `workspaces/${world.slug}/projects/${project.id}/work-items/`,
  );
  const names = (results as { name: string }[]).map(({ name }) => name).sort();
  expect(names).toEqual(['Drift', 'Made at sea']);
});

test('the page says that it is offline, what waits, and when that is over', async ({
  page,
  context,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Wait for the tide');
  if (!issue) return;
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  await context.setOffline(true);
  await expect(page.getByText(t('sync.offline'), { exact: true })).toBeVisible({ timeout: 45_000 });
  await page.keyboard.press('p');
  await page.keyboard.type('low');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('sync.waiting', { count: 1 }))).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('data-settled', 'false');
  await context.setOffline(false);
  await settled(page);
  await expect(page.getByText(t('sync.offline'), { exact: true })).toHaveCount(0);
  expect((await world.api.read(project, issue)).priority).toBe('low');
});

test('what others did meanwhile is there afterwards', async ({
  page,
  context,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Ours');
  if (!issue) return;
  await open(`/projects/${project.identifier}`);
  await context.setOffline(true);
  await world.api.issue(project, 'Theirs');
  await context.setOffline(false);
  await expect(page.getByRole('grid').getByText('Theirs')).toBeVisible({ timeout: 45_000 });
});

test('a server that is away for an hour costs nobody a letter', async ({
  page,
  context,
  open,
  project,
  world,
}) => {
  const description_html = '<p>A fog bank</p>';
  const issue = await world.api.issue(project, 'Fog', { description_html });
  await page.clock.install();
  await open(`/${issue.key}`);
  await expect(page.getByText('A fog bank')).toBeVisible();
  await context.route('**/api/**', (route) => route.abort('connectionrefused'));
  // The feed is a connection that is there already.
  await context.setOffline(true);
  await context.setOffline(false);
  const editor = page.getByRole('textbox', { name: t('issue.description') });
  await page
    .getByRole('button', { name: new RegExp(t('action.edit')) })
    .first()
    .click();
  await expect(editor).toBeFocused();
  await page.keyboard.press('Control+End');
  await page.keyboard.type(', written while nobody answered');
  await page.keyboard.press('Control+Enter');
  const comment = page.getByRole('textbox', { name: t('comment.write') });
  await comment.click();
  await page.keyboard.type('Said while nobody answered');
  await page.getByRole('button', { name: t('comment.send') }).click();
  await comment.click();
  await page.keyboard.type('Not said yet');
  await page.clock.fastForward(3_600_000);
  await expect(page.getByText(t('sync.waiting', { count: 2 }))).toBeVisible();
  await expect(page.getByText('A fog bank, written while nobody answered')).toBeVisible();
  await expect(page.getByRole('article')).toContainText('Said while nobody answered');

  await context.unroute('**/api/**');
  await page.clock.fastForward(60_000);
  await settled(page);
  const after = await world.api.read(project, issue);
  expect(after.description_html).toContain('A fog bank, written while nobody answered');
  const { results } = await world.api.send(
    'GET',
    `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/comments/`,
  );
  const said = (results as { comment_html: string }[]).map(({ comment_html }) => comment_html);
  expect(said).toEqual([expect.stringContaining('Said while nobody answered')]);
  await page.reload();
  await expect(comment).toHaveText('Not said yet');
  await expect(page.getByText('A fog bank, written while nobody answered')).toBeVisible();
});
