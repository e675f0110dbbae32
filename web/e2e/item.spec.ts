import { command, expect, row, settled, test, watch } from './fixtures';
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

test('an issue is copied with its sub-items', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Ship', { priority: 'high' });
  await world.api.issue(project, 'Mast', { parent: issue.id });
  await open(`/${issue.key}`);
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue('Ship');
  await page.keyboard.press('Shift+D');
  await expect(page.getByText(t('bulk.copied', { count: 1 }))).toBeVisible();
  await settled(page);
  await open(`/projects/${project.identifier}`);
  await expect(page.getByRole('link', { name: 'Ship', exact: true })).toHaveCount(2);
  await expect(page.getByRole('link', { name: 'Mast › Ship', exact: true })).toHaveCount(2);
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

test('a comment is answered where it stands', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Talk');
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/comments/`;
  const first = await world.api.send('POST', path, { comment_html: '<p>Is it tight?</p>' });
  await world.api.send('POST', path, { comment_html: '<p>Later word</p>' });
  await open(`/${issue.key}`);
  const comments = page.getByRole('article');
  await expect(comments).toHaveCount(2);
  const answer = t('comment.answerTo', { person: world.userName });
  await comments.first().getByRole('button', { name: answer }).click();
  await expect(page.getByRole('textbox', { name: answer })).toBeFocused();
  await page.keyboard.type('It is');
  await page.keyboard.press('Control+Enter');
  const answers = page.getByRole('list', {
    name: t('comment.answers', { person: world.userName }),
  });
  await expect(answers.getByRole('article')).toContainText('It is');
  await settled(page);
  const { results } = await world.api.send('GET', path);
  const parents = (results as { parent: string | null }[]).map(({ parent }) => parent);
  expect(parents.filter(Boolean)).toEqual([first.id]);
  // An answer to an answer stands in the same list.
  await answers.getByRole('button', { name: answer }).click();
  await page.keyboard.type('Good');
  await page.keyboard.press('Control+Enter');
  await expect(answers.getByRole('article')).toHaveCount(2);
  await page.reload();
  await settled(page);
  await expect(answers.getByRole('article')).toHaveCount(2);
});

test('a vote is cast, changed and taken back', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Wanted');
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/votes/`;
  const votes = async () =>
    ((await world.api.send('GET', path)).results as { vote: number }[]).map(({ vote }) => vote);
  await open(`/${issue.key}`);
  const group = page.getByRole('group', { name: t('vote.title') });
  const [up, down] = [group.getByRole('button').first(), group.getByRole('button').last()];
  await up.click();
  await expect(up).toHaveAttribute('aria-pressed', 'true');
  await settled(page);
  expect(await votes()).toEqual([1]);
  await down.click();
  await expect(up).toHaveAttribute('aria-pressed', 'false');
  await settled(page);
  expect(await votes()).toEqual([-1]);
  await down.click();
  await expect(down).toHaveAttribute('aria-pressed', 'false');
  await settled(page);
  expect(await votes()).toEqual([]);
});

test('one subscribes by key and from the palette', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Watched');
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/subscribe/`;
  const hears = async () => (await world.api.send('GET', path)).subscribed;
  await open(`/${issue.key}`);
  await expect(page.getByRole('button', { name: t('subscription.end') })).toBeVisible();
  await page.keyboard.press('Shift+S');
  await expect(page.getByRole('button', { name: t('subscription.begin') })).toBeVisible();
  await settled(page);
  expect(await hears()).toBe(false);
  await command(page, t('subscription.begin'));
  await expect(page.getByRole('button', { name: t('subscription.end') })).toBeVisible();
  await settled(page);
  expect(await hears()).toBe(true);
});
