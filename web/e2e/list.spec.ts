import { expect, row, settled, test, watch } from './fixtures';
import { t } from './texts';

test('issues are made, changed and found again after a reload', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  await open(`/projects/${project.identifier}`);
  await expect(page.getByText(t('list.emptyTitle'))).toBeVisible();
  await page.keyboard.press('c');
  await page.keyboard.type('Mend the net');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid').getByText('Mend the net')).toBeVisible();
  await settled(page);
  await expect(page.getByRole('grid').getByText(`${project.identifier}-1`)).toBeVisible();
  await page.reload();
  await settled(page);
  await expect(page.getByRole('grid').getByText('Mend the net')).toBeVisible();
  const { results } = await world.api.send(
    'GET',
    `workspaces/${world.slug}/projects/${project.id}/work-items/`,
  );
  expect((results as unknown[]).length).toBe(1);
  expect(bad).toEqual([]);
});

test('several at once: selected by keys, changed together', async ({
  page,
  open,
  project,
  world,
}) => {
  const made = await world.api.issues(project, 'One', 'Two', 'Three');
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await expect(page.getByRole('toolbar', { name: t('bulk.name') })).toContainText('2');
  await page.keyboard.press('p');
  await page.keyboard.type('urg');
  await page.keyboard.press('Enter');
  await settled(page);
  const priorities = [];
  for (const issue of made) priorities.push((await world.api.read(project, issue)).priority);
  expect(priorities.filter((priority) => priority === 'urgent')).toHaveLength(2);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('toolbar', { name: t('bulk.name') })).toHaveCount(0);
});

test('layout and filter are in the address', async ({ page, open, project, world }) => {
  const [urgent, plain] = [
    await world.api.issue(project, 'Leak', { priority: 'urgent' }),
    await world.api.issue(project, 'Paint'),
  ];
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('3');
  await expect(page).toHaveURL(/table/);
  await expect(page.getByRole('columnheader', { name: t('column.name') })).toBeVisible();
  await page.keyboard.press('f');
  await page.keyboard.type('priority');
  await page.keyboard.press('Enter');
  await page.keyboard.type('urgent');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await expect(row(page, urgent)).toBeVisible();
  await expect(row(page, plain)).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(row(page, urgent)).toBeVisible();
  await expect(row(page, plain)).toHaveCount(0);
});

test('undo takes the last change back, and redo does it again', async ({
  page,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Turn the tide');
  if (!issue) return;
  await open(`/projects/${project.identifier}`);
  const state = () => row(page, issue).getByRole('button', { name: t('prop.state') });
  await page.keyboard.press('j');
  await page.keyboard.press('s');
  await page.keyboard.type('done');
  await page.keyboard.press('Enter');
  await expect(state()).toHaveAccessibleName(/Done/);
  await page.keyboard.press('Control+z');
  await expect(state()).toHaveAccessibleName(/Backlog/);
  await page.keyboard.press('Control+Shift+z');
  await expect(state()).toHaveAccessibleName(/Done/);
  await settled(page);
});
