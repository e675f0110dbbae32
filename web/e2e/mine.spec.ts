import { type Api, card, expect, type Issue, type Project, row, settled, test } from './fixtures';
import { day } from './support/plans';
import { t } from './texts';

/** The state of a project that is the first of a group. */
async function stateIn(api: Api, project: Project, group: string): Promise<string> {
  const path = `workspaces/${api.slug}/projects/${project.id}/states/`;
  const { results } = await api.send('GET', path);
  const states = results as readonly { readonly id: string; readonly group: string }[];
  return String(states.find((state) => state.group === group)?.id);
}

test('my work stands together by state group, what is due first before the rest', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api, slug } = world;
  const me = String((await api.send('GET', 'users/me/')).id);
  const other = await api.project('Quay');
  const started = await stateIn(api, other, 'started');
  const make = (where: Project, name: string, more: Record<string, unknown>): Promise<Issue> =>
    api.issue(where, name, { assignees: [me], ...more });
  const late = await make(project, 'Whenever', {});
  const soon = await make(other, 'Soon', { target_date: day(2) });
  const now = await make(project, 'Now', { target_date: day(0) });
  const doing = await make(other, 'Doing', { state: started });
  const made = await api.issue(project, 'Only made');

  await open(`/my-work?filter=project:in(${project.id},${other.id})`);
  const heads = page.locator('.group-head__toggle .cut');
  await expect(heads).toHaveText([t('group.backlog'), t('group.started')]);
  const shown = () =>
    page
      .locator('[role="row"][data-issue]')
      .evaluateAll((rows) => rows.map((it) => it.getAttribute('data-issue')));
  await expect.poll(shown).toEqual([now.id, soon.id, late.id, doing.id]);

  await page.getByRole('button', { name: t('mine.created'), exact: true }).click();
  await expect(row(page, made)).toBeVisible();
  await page.getByRole('button', { name: t('mine.subscribed'), exact: true }).click();
  await expect(page).toHaveURL(/tab=subscribed/);
  await expect(row(page, made)).toBeVisible();
  const subscription = `workspaces/${slug}/projects/${project.id}/work-items/${made.id}/subscribe/`;
  await api.send('DELETE', subscription);
  await page.reload();
  await settled(page);
  await expect(row(page, now)).toBeVisible();
  await expect(row(page, made)).toHaveCount(0);
});

test('a card of any project goes to a state of the group that it is moved to', async ({
  page,
  open,
  project,
  world,
}) => {
  const me = String((await world.api.send('GET', 'users/me/')).id);
  const issue = await world.api.issue(project, 'Take in the sail', { assignees: [me] });
  const started = await stateIn(world.api, project, 'started');
  await open(`/my-work?layout=board&filter=project:in(${project.id})`);
  const column = page.locator('[data-column="started"]');
  await expect(card(page, issue)).toBeVisible();
  await expect(page.locator('[data-column="completed"]')).toBeAttached();
  await card(page, issue).dragTo(column);
  await expect(column.locator(`[data-issue="${issue.id}"]`)).toBeVisible();
  await settled(page);
  expect(await world.api.read(project, issue)).toMatchObject({ state: started });
});
