import { arrived, expect, settled, test, watch } from './fixtures';
import { module, switchOn } from './support/plans';
import { t } from './texts';

test('issues and comments are reacted to, and everybody sees it at once', async ({
  page,
  browser,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const issue = await world.api.issue(project, 'Paint the hull');
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/`;
  await world.api.send('POST', `${path}comments/`, { comment_html: '<p>Blue, please</p>' });
  await world.api.send('POST', `${path}reactions/`, { reaction: 'tada' });
  const context = await browser.newContext({ storageState: world.state });
  const other = await context.newPage();
  await other.goto(`/${world.slug}/${issue.key}`);
  await arrived(other);

  await open(`/${issue.key}`);
  await expect(page.getByRole('button', { name: /^tada, 1: / })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  const add = page.getByRole('button', { name: t('reaction.add') });
  const choose = async (at: number, name: string) => {
    await add.nth(at).click();
    await page.getByRole('dialog').getByRole('button', { name }).click();
  };
  await choose(0, t('reaction.rocket'));
  await choose(1, t('reaction.heart'));
  await settled(page);
  const rocket = (on: typeof page) =>
    on.getByRole('button', { name: new RegExp(`^${t('reaction.rocket')}, 1: `) });
  await expect(rocket(other)).toBeVisible();
  const comment = other.getByRole('article');
  await expect(comment.getByRole('button', { name: /^Heart, 1: / })).toBeVisible();
  await rocket(page).click();
  await expect(rocket(other)).toHaveCount(0);
  await page.reload();
  await settled(page);
  await expect(
    page.getByRole('article').getByRole('button', { name: /^Heart, 1: / }),
  ).toBeVisible();
  await expect(rocket(page)).toHaveCount(0);
  expect(bad).toEqual([]);
  await context.close();
});

test('hearing of an issue ends and begins again', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Mend the nets');
  const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/subscribe/`;
  await open(`/${issue.key}`);
  await page.getByRole('button', { name: t('subscription.end'), exact: true }).click();
  const begin = page.getByRole('button', { name: t('subscription.begin'), exact: true });
  await expect(begin).toBeVisible();
  await settled(page);
  expect((await world.api.send('GET', path)).subscribed).toBe(false);
  await begin.click();
  await settled(page);
  expect((await world.api.send('GET', path)).subscribed).toBe(true);
});

test('links of a module are added, changed and removed', async ({ page, open, project, world }) => {
  await switchOn(world.api, project);
  const id = await module(world.api, project, 'Rigging');
  await open(`/projects/${project.identifier}/modules/${id}`);
  await page.getByRole('button', { name: t('cycles.progress') }).click();
  await page.getByRole('button', { name: t('links.add') }).click();
  await page.getByRole('textbox', { name: t('links.url') }).fill('example.org/knots');
  await page.keyboard.press('Enter');
  const link = page.getByRole('link', { name: 'https://example.org/knots' });
  await expect(link).toBeVisible();
  await settled(page);
  const act = async (name: string, on: string) => {
    await page.getByRole('button', { name: t('links.actions', { name: on }) }).click();
    await page.getByRole('menuitem', { name }).click();
  };
  await act(t('links.change'), 'https://example.org/knots');
  await page.getByRole('textbox', { name: t('links.name') }).fill('Knots');
  await page.keyboard.press('Enter');
  await settled(page);
  await page.reload();
  await settled(page);
  await page.getByRole('button', { name: t('cycles.progress') }).click();
  await expect(page.getByRole('link', { name: 'Knots' })).toBeVisible();
  await act(t('links.remove'), 'Knots');
  await expect(page.getByRole('link', { name: 'Knots' })).toHaveCount(0);
  await settled(page);
});
