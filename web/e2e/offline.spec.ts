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
