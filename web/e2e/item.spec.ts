import { expect, row, settled, test, watch } from './fixtures';
import { t } from './texts';

test('an issue is opened, renamed, described and talked about', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const [issue] = await world.api.issues(project, 'Draft');
  if (!issue) return;
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/${issue.key}$`));
  const title = page.getByRole('textbox', { name: t('issue.title') });
  await expect(title).toBeVisible();
  await page.keyboard.press('r');
  await expect(title).toBeFocused();
  await page.keyboard.type('A better name');
  await page.keyboard.press('Enter');
  await expect(title).not.toBeFocused();
  await page.getByRole('button', { name: t('issue.addDescription') }).click();
  await expect(page.getByRole('textbox', { name: t('issue.description') })).toBeFocused();
  await page.keyboard.type('What is to be done');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText('What is to be done')).toBeVisible();
  await page.getByRole('textbox', { name: t('comment.write') }).click();
  await page.keyboard.type('First word');
  await page.getByRole('button', { name: t('comment.send') }).click();
  await expect(page.getByRole('article')).toContainText('First word');
  await expect(page.getByRole('textbox', { name: t('comment.write') })).toHaveText('');
  await settled(page);
  const activity = page.getByRole('region', { name: t('comment.title') });
  await expect(activity).toContainText('“Draft”');
  await page.reload();
  await settled(page);
  await expect(title).toHaveValue('A better name');
  await expect(page.getByText('What is to be done')).toBeVisible();
  await expect(page.getByRole('article')).toHaveCount(1);
  expect((await world.api.read(project, issue)).name).toBe('A better name');
  expect(bad).toEqual([]);
});

test('a description that was only looked at is not written', async ({
  page,
  open,
  project,
  world,
}) => {
  const html = '<div><p style="color: red">Old <b>form</b></p><dl><dt>of</dt></dl></div>';
  const issue = await world.api.issue(project, 'Kept as it is', { description_html: html });
  const before = await world.api.read(project, issue);
  await open(`/${issue.key}`);
  await page
    .getByRole('button', { name: new RegExp(t('action.edit')) })
    .first()
    .click();
  await expect(page.getByRole('textbox', { name: t('issue.description') })).toBeFocused();
  await page.keyboard.press('Control+Enter');
  await settled(page);
  const after = await world.api.read(project, issue);
  expect(after.description_html).toBe(before.description_html);
  expect(after.updated_at).toBe(before.updated_at);
});

test('a peek shows the issue beside its list and follows the keys', async ({
  page,
  open,
  project,
  world,
}) => {
  await world.api.issues(project, 'Bow', 'Stern');
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  await page.keyboard.press('Space');
  const peek = page.getByRole('complementary', { name: /Issue/ });
  const title = peek.getByRole('textbox', { name: t('issue.title') });
  const first = await title.inputValue();
  await page.keyboard.press('j');
  await expect(title).not.toHaveValue(first);
  await page.keyboard.press('Escape');
  await expect(peek).toHaveCount(0);
});

test('a task is ticked where it is read', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Tasks', {
    description_html:
      '<ul data-type="taskList"><li data-type="taskItem" data-checked="false"><p>Tie the knot</p></li></ul>',
  });
  await open(`/${issue.key}`);
  await page.getByRole('checkbox', { name: t('editor.task') }).click();
  await settled(page);
  await expect(page.getByRole('checkbox', { name: t('editor.task') })).toBeChecked();
  await expect
    .poll(async () => (await world.api.read(project, issue)).description_html)
    .toContain('data-checked="true"');
});

test('sub-items are added, and a deleted issue says so', async ({ page, open, project, world }) => {
  const [issue] = await world.api.issues(project, 'Ship');
  if (!issue) return;
  await open(`/${issue.key}`);
  await page
    .getByRole('button', { name: t('issue.addSubItem') })
    .first()
    .click();
  await page.keyboard.type('Mast');
  await page.keyboard.press('Enter');
  await page.keyboard.type('Sail');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Escape');
  await settled(page);
  await expect(page.getByRole('link', { name: 'Mast' })).toBeVisible();
  await expect(page.getByRole('link', { name: 'Sail' })).toBeVisible();
  await page.getByRole('button', { name: t('issue.more') }).click();
  await page.getByRole('menuitem', { name: t('issue.delete') }).click();
  await page.getByRole('button', { name: t('action.delete') }).click();
  await settled(page);
  await expect(page).toHaveURL(new RegExp(`/projects/${project.identifier}`));
  await expect(row(page, issue)).toHaveCount(0);
  await open(`/${issue.key}`);
  await expect(page.getByText(t('page.issueMissing', { key: issue.key }))).toBeVisible();
});

test('what somebody else writes appears while one looks', async ({
  page,
  open,
  project,
  world,
}) => {
  const [issue] = await world.api.issues(project, 'Watch');
  if (!issue) return;
  await open(`/${issue.key}`);
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/`;
  await world.api.send('PATCH', path, { name: 'Watch the horizon' });
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(
    'Watch the horizon',
  );
  await world.api.send('POST', `${path}comments/`, { comment_html: '<p>Land in sight</p>' });
  await expect(page.getByRole('article')).toContainText('Land in sight');
});
