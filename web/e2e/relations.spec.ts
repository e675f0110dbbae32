import { arrived, expect, row, settled, test, watch } from './fixtures';
import { t } from './texts';

test('issues are related by keys, the blocked one has a sign, and the other shows it too', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const [mast, sail] = await world.api.issues(project, 'Set the mast', 'Hoist the sail');
  if (!mast || !sail) return;
  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  await other.goto(`/${world.slug}/${mast.key}`);
  await arrived(other);

  await open(`/${sail.key}`);
  await page.keyboard.press('Shift+r');
  await page.getByRole('menuitem', { name: t('relation.to.blocked_by') }).click();
  await expect(page.getByRole('combobox')).toBeFocused();
  await page.keyboard.type('mast');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('link', { name: mast.name })).toBeVisible();
  await settled(page);
  await expect(other.getByRole('heading', { name: t('relation.to.blocking') })).toBeVisible();
  await expect(other.getByRole('link', { name: sail.name })).toBeVisible();

  await page.keyboard.press('Escape');
  await open(`/projects/${project.identifier}`);
  await expect(row(page, sail).getByText(t('list.blocked'))).toBeAttached();
  await expect(row(page, mast).getByText(t('list.blocked'))).toHaveCount(0);

  await other.getByRole('button', { name: t('relation.remove', { key: sail.key }) }).click();
  await settled(other);
  await expect(row(page, sail).getByText(t('list.blocked'))).toHaveCount(0);
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${sail.id}/relations/`;
  expect((await world.api.send('GET', path)).blocked_by).toEqual([]);
  expect(bad).toEqual([]);
  await context.close();
});

test('a circle is refused with its name, and nothing stays of it', async ({
  page,
  open,
  project,
  world,
}) => {
  const [one, two] = await world.api.issues(project, 'First', 'Second');
  if (!one || !two) return;
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${one.id}/relations/`;
  await world.api.send('POST', path, { relation_type: 'blocking', issues: [two.id] });
  await open(`/${two.key}`);
  const [third] = await world.api.issues(project, 'Third');
  await world.api.send('POST', path.replace(one.id, two.id), {
    relation_type: 'blocking',
    issues: [third?.id],
  });
  await open(`/${third?.key}`);
  await page.getByRole('button', { name: t('relation.add') }).click();
  await page.getByRole('menuitem', { name: t('relation.to.blocking') }).click();
  await page.keyboard.type('First');
  await page.keyboard.press('Enter');
  await expect(page.getByText(one.key).first()).toBeVisible();
  await settled(page);
  await expect(page.getByRole('heading', { name: t('relation.to.blocking') })).toHaveCount(0);
});

test('links are added, changed and removed', async ({ page, open, project, world }) => {
  const [issue] = await world.api.issues(project, 'Read about it');
  if (!issue) return;
  await open(`/${issue.key}`);
  await page.getByRole('button', { name: t('links.add') }).click();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('links.wrong'))).toBeVisible();
  await page.getByRole('textbox', { name: t('links.url') }).fill('example.org/tides');
  await page.getByRole('textbox', { name: t('links.name') }).fill('Tide tables');
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: 'Tide tables' });
  await expect(link).toHaveAttribute('href', 'https://example.org/tides');
  await settled(page);
  const act = async (name: string) => {
    await page.getByRole('button', { name: t('links.actions', { name: 'Tide tables' }) }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act(t('links.change'));
  await page.getByRole('textbox', { name: t('links.url') }).fill('https://example.org/ebb');
  await page.keyboard.press('Enter');
  await expect(link).toHaveAttribute('href', 'https://example.org/ebb');
  await settled(page);
  await act(t('links.remove'));
  await expect(link).toHaveCount(0);
  await settled(page);
});

test('sub-items are put into order by keys', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Boat');
  for (const name of ['Keel', 'Hull']) await world.api.issue(project, name, { parent: issue.id });
  await open(`/${issue.key}`);
  const names = page.locator('.subs').first().getByRole('link');
  await expect(names).toHaveText(['Keel', 'Hull']);
  const grips = page.getByRole('button', {
    name: new RegExp(t('subs.actions', { key: '' }).trim()),
  });
  await grips.first().focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect(names).toHaveText(['Hull', 'Keel']);
  await settled(page);
  await page.reload();
  await settled(page);
  await expect(names).toHaveText(['Hull', 'Keel']);
  await expect(page.getByRole('img', { name: new RegExp(t('subs.progress')) })).toBeVisible();
});

test('an archived issue is listed and comes back', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Old rope');
  const path = `workspaces/${world.slug}/projects/${project.id}/`;
  const { results } = await world.api.send('GET', `${path}states/`);
  const done = (results as { id: string; group: string }[]).find((it) => it.group === 'completed');
  await world.api.send('PATCH', `${path}work-items/${issue.id}/`, { state: done?.id });
  await world.api.send('POST', `${path}work-items/${issue.id}/archive/`);
  await open(`/projects/${project.identifier}`);
  await page.getByRole('link', { name: t('archive.title') }).click();
  await expect(page.getByText('Old rope')).toBeVisible();
  await page.getByRole('button', { name: t('archive.restore', { key: issue.key }) }).click();
  await expect(page.getByText(t('archive.emptyTitle'))).toBeVisible();
  await settled(page);
  await open(`/projects/${project.identifier}`);
  await expect(row(page, issue)).toBeVisible();
});

test('an invitation is made, shown once, and accepted by a new account', async ({
  page,
  browser,
  open,
  world,
}) => {
  test.skip(process.env.TIDEMARK_EMAIL !== undefined, 'takes a system where anybody may sign up');
  const email = `guest-${Date.now().toString(36)}@example.org`;
  await open('/settings/members');
  await page.getByLabel(t('invitations.email')).fill(email);
  await page.getByRole('button', { name: t('invitations.invite'), exact: true }).click();
  const link = await page.locator('code.token').textContent();
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const other = await context.newPage();
  await other.goto(link ?? '');
  await expect(other).toHaveURL(/\/invitations$/);
  await other.getByRole('link', { name: t('signIn.toSignUp') }).click();
  await other.getByLabel(t('signUp.firstName')).fill('Gael');
  await other.getByLabel(t('signIn.email')).fill(email);
  await other.getByLabel(t('signIn.password')).fill('a lantern in the fog');
  await other.keyboard.press('Enter');
  await expect(other).toHaveURL(new RegExp(`/${world.slug}`));
  await arrived(other);
  await expect(
    page.getByRole('button', { name: t('members.remove', { name: email.split('@')[0] ?? '' }) }),
  ).toBeVisible();
  await expect(
    page.getByRole('button', { name: t('invitations.revokeOf', { email }) }),
  ).toHaveCount(0);
  await context.close();
});
