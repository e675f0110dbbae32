import type { Locator, Page } from '@playwright/test';
import { type Api, expect, type Project, settled, test, unique, watch } from './fixtures';
import { switchOn } from './support/plans';
import { t } from './texts';

/** The path of drafts, or of one. */
const drafts = (api: Api, id = '') => `workspaces/${api.slug}/drafts/${id ? `${id}/` : ''}`;

/** Takes away what other tests have left, and makes drafts. */
async function begin(api: Api, ...made: readonly Record<string, unknown>[]): Promise<string[]> {
  const { results } = await api.send('GET', `${drafts(api)}?per_page=200`);
  for (const { id } of results as { id: string }[]) await api.send('DELETE', drafts(api, id));
  const ids: string[] = [];
  for (const body of made) ids.push(String((await api.send('POST', drafts(api), body)).id));
  return ids;
}

/** What the server has of the caller's drafts, the last changed first. */
async function kept(api: Api): Promise<readonly Record<string, unknown>[]> {
  const { results } = await api.send('GET', `${drafts(api)}?per_page=200`);
  return results as Record<string, unknown>[];
}

const form = (page: Page) =>
  page.getByRole('dialog').filter({ has: page.getByRole('textbox', { name: t('create.name') }) });
const question = (page: Page, isDraft = false) =>
  page.getByRole('dialog', { name: t(isDraft ? 'drafts.askChanged' : 'drafts.ask') });
const line = (page: Page, name: string): Locator =>
  page
    .getByRole('list', { name: t('nav.drafts') })
    .getByRole('listitem')
    .filter({ hasText: name });
const name = (page: Page) => page.getByRole('textbox', { name: t('create.name') });
const text = (page: Page) => page.getByRole('textbox', { name: t('create.description') });
const count = (page: Page) => page.getByRole('link', { name: t('nav.drafts') }).first();

test('closing what was written asks: it is written on, kept, or discarded, by keys alone', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  await begin(world.api);
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('c');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await page.keyboard.press('c');
  await page.keyboard.type('Caulk the seams');
  await text(page).focus();
  // The question comes before typing has rested.
  await page.keyboard.type('With oakum');
  await page.keyboard.press('Escape');
  await expect(question(page)).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(question(page)).toHaveCount(0);
  await expect(text(page)).toBeFocused();
  await page.keyboard.type(' and pitch');
  await page.keyboard.press('Escape');
  await expect(question(page).getByRole('button', { name: t('drafts.keep') })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: t('create.title') })).toHaveCount(0);
  await expect(page.getByText(t('drafts.kept')).first()).toBeVisible();
  await expect(count(page)).toContainText('1');
  expect(await kept(world.api)).toMatchObject([
    {
      project: project.id,
      name: 'Caulk the seams',
      description_html: expect.stringContaining('With oakum and pitch'),
    },
  ]);

  await page.keyboard.press('c');
  await page.keyboard.type('Never mind');
  await page.keyboard.press('Escape');
  await question(page)
    .getByRole('button', { name: t('drafts.discard') })
    .click();
  await expect(page.getByRole('dialog', { name: t('create.title') })).toHaveCount(0);
  expect(await kept(world.api)).toHaveLength(1);
  expect(bad).toEqual([]);
});

test('a draft is opened with everything that it had, saved again and published', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const { api } = world;
  await switchOn(api, project, { cycles: true, modules: true });
  await api.label(project, 'hull');
  const of = `workspaces/${api.slug}/projects/${project.id}`;
  const { id: cycle } = await api.send('POST', `${of}/cycles/`, { name: 'Spring' });
  const { id: module } = await api.send('POST', `${of}/modules/`, { name: 'Keel' });
  const labels = (await api.send('GET', `${of}/labels/`)).results as { id: string }[];
  const above = await api.issue(project, 'The whole boat');
  const [id = ''] = await begin(api, {
    project: project.id,
    name: 'Scrape the keel',
    description_html: '<p>All of it</p>',
    priority: 'high',
    labels: labels.map((label) => label.id),
    parent: above.id,
    start_date: '2026-12-01',
    target_date: '2026-12-24',
    point: 5,
    cycle,
    modules: [module],
  });
  await open('/home');
  await expect(count(page)).toContainText('1');
  await page.keyboard.press('g');
  await page.keyboard.press('d');
  await expect(page).toHaveURL(/drafts$/);
  await expect(line(page, 'Scrape the keel')).toContainText(project.name);
  await page.keyboard.press('j');
  await page.keyboard.press('Enter');
  await expect(name(page)).toHaveValue('Scrape the keel');
  await expect(text(page)).toContainText('All of it');
  for (const shown of ['High', 'hull', 'Dec 1', 'Dec 24', 'Spring', 'Keel', above.name]) {
    await expect(form(page)).toContainText(shown);
  }
  // Nothing was changed: nothing is asked.
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  await line(page, 'Scrape the keel').getByRole('button').first().click();
  await name(page).fill('Scrape the whole keel');
  await page.keyboard.press('Escape');
  await question(page, true)
    .getByRole('button', { name: t('drafts.discardChanges') })
    .click();
  await expect(line(page, 'Scrape the keel')).toBeVisible();

  await line(page, 'Scrape the keel').getByRole('button').first().click();
  await name(page).fill('Scrape the whole keel');
  await form(page)
    .getByRole('button', { name: t('drafts.save') })
    .click();
  await expect(line(page, 'Scrape the whole keel')).toBeVisible();
  expect(await kept(api)).toMatchObject([{ id, name: 'Scrape the whole keel', point: 5, cycle }]);

  await line(page, 'Scrape the whole keel').getByRole('button').first().click();
  await expect(name(page)).toBeFocused();
  await page.keyboard.type('!');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('heading', { name: t('drafts.noneTitle') })).toBeVisible();
  await page.getByRole('button', { name: t('action.open'), exact: true }).click();
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(
    'Scrape the whole keel!',
  );
  const issues = (await api.send('GET', `${of}/work-items/`)).results as Record<string, unknown>[];
  expect(issues.find((one) => one.id !== above.id)).toMatchObject({
    priority: 'high',
    parent: above.id,
    start_date: '2026-12-01',
    target_date: '2026-12-24',
    point: 5,
  });
  expect(await kept(api)).toEqual([]);
  expect(bad).toEqual([]);
});

test('drafts of all projects are published and deleted from their list', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const other = await world.api.project('Quay');
  await begin(
    world.api,
    { project: project.id, name: 'Mend the pump' },
    { project: other.id, name: 'Sweep the quay' },
    { project: other.id, description_html: '<p>No name yet</p>' },
  );
  await open('/drafts');
  await expect(line(page, 'Mend the pump')).toContainText(project.name);
  await expect(line(page, t('drafts.untitled'))).toContainText(other.name);
  await expect(count(page)).toContainText('3');

  await line(page, 'Sweep the quay')
    .getByRole('button', { name: t('drafts.publish') })
    .click();
  await expect(line(page, 'Sweep the quay')).toHaveCount(0);
  await expect(
    page.getByText(t('drafts.published', { key: `${other.identifier}-1` })).first(),
  ).toBeVisible();

  // What is missing is said with its field, where it can be mended.
  await line(page, t('drafts.untitled'))
    .getByRole('button', { name: t('drafts.publish') })
    .click();
  await expect(name(page)).toHaveAttribute('aria-invalid', 'true');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);

  const remove = (of: string) =>
    page.getByRole('button', { name: t('drafts.delete', { name: of }) });
  await remove('Mend the pump').click();
  const sure = page.getByRole('dialog', { name: t('drafts.deleteTitle') });
  await expect(sure).toContainText('Mend the pump');
  await sure.getByRole('button', { name: t('action.cancel') }).click();
  await expect(line(page, 'Mend the pump')).toBeVisible();
  await remove('Mend the pump').click();
  await sure.getByRole('button', { name: t('action.delete') }).click();
  await expect(line(page, 'Mend the pump')).toHaveCount(0);
  await expect(line(page, t('drafts.untitled')).getByRole('button').first()).toBeFocused();
  await expect(count(page)).toContainText('1');
  expect(await kept(world.api)).toHaveLength(1);
  expect(bad).toEqual([]);
});

test('what is wrong with a draft is said with its field', async ({
  page,
  open,
  project,
  world,
}) => {
  await begin(world.api, { project: project.id, name: 'Too soon', start_date: '2026-12-24' });
  await open('/drafts');
  await line(page, 'Too soon').getByRole('button').first().click();
  await form(page)
    .getByRole('button', { name: t('prop.dueDate') })
    .click();
  await page.keyboard.type('2026-12-01');
  await page.keyboard.press('Enter');
  await form(page)
    .getByRole('button', { name: t('drafts.save') })
    .click();
  const fault = form(page).getByText(new RegExp(`^${t('prop.dueDate')}: Start`));
  await expect(fault).toBeVisible();
  await expect(form(page).getByRole('button', { name: t('prop.dueDate') })).toHaveAttribute(
    'aria-describedby',
    (await fault.getAttribute('id')) ?? '',
  );
});

test('a draft that was changed elsewhere is not written over unasked', async ({
  page,
  open,
  project,
  world,
}) => {
  const [id = ''] = await begin(world.api, { project: project.id, name: 'Ours' });
  await open('/drafts');
  await line(page, 'Ours').getByRole('button').first().click();
  await name(page).fill('Mine');
  await world.api.send('PATCH', drafts(world.api, id), { name: 'Theirs' });
  const save = form(page).getByRole('button', { name: t('drafts.save') });
  await save.click();
  await expect(form(page).getByRole('alert')).toHaveText(t('drafts.wasChanged'));
  expect(await kept(world.api)).toMatchObject([{ name: 'Theirs' }]);
  await save.click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await kept(world.api)).toMatchObject([{ id, name: 'Mine' }]);
});

test('without a network a draft stays in its form, and is kept once afterwards', async ({
  page,
  open,
  project,
  world,
}) => {
  await begin(world.api);
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('c');
  await page.keyboard.type('At sea');
  const save = form(page).getByRole('button', { name: t('drafts.keep') });
  // The server hears it, and its answer is lost.
  await page.route('**/drafts/', async (route) => {
    await route.fetch();
    await route.abort();
  });
  await save.click();
  await expect(form(page).getByRole('alert')).toBeVisible();
  await page.unroute('**/drafts/');
  await name(page).fill('At sea again');
  await save.click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
  expect(await kept(world.api)).toMatchObject([{ name: 'At sea again' }]);
});

test('a project is copied with how it is set up, and opened', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const { api } = world;
  await api.label(project, 'hull');
  await switchOn(api, project, { cycles: true });
  await api.issue(project, 'Stays behind');
  await open(`/settings/projects/${project.identifier}/general`);
  await page.getByRole('button', { name: t('project.copy') }).click();
  const dialog = page.getByRole('dialog');
  const own = dialog.getByLabel(t('newProject.name'));
  await expect(own).toBeFocused();
  await expect(own).toHaveValue(t('copyProject.suggestion', { name: project.name }));
  await expect(dialog).toContainText(t('copyProject.notCopied'));

  const identifier = dialog.getByLabel(t('newProject.identifier'));
  const suggested = await identifier.inputValue();
  expect(suggested).not.toBe(project.identifier);
  await identifier.fill(project.identifier.toLowerCase());
  await expect(identifier).toHaveValue(project.identifier);
  await own.press('Enter');
  await expect(identifier).toHaveAttribute('aria-invalid', 'true');
  await identifier.fill(suggested);
  const called = unique('Sister ');
  await own.fill(called);
  await own.press('Enter');
  await expect(dialog).toHaveCount(0);
  await expect(page).toHaveURL(new RegExp(`/projects/${suggested}$`));
  await expect(page.getByRole('heading', { name: called })).toBeVisible();
  await settled(page);
  await expect(page.getByText('Stays behind')).toHaveCount(0);
  await expect(
    page
      .getByRole('navigation', { name: t('nav.main') })
      .first()
      .getByText(t('nav.cycles')),
  ).toBeVisible();
  const copy = await found(api, suggested);
  const labels = await api.send('GET', `workspaces/${api.slug}/projects/${copy.id}/labels/`);
  expect(labels.results).toMatchObject([{ name: 'hull' }]);
  await open(`/settings/projects/${suggested}/labels`);
  await expect(page.locator('input.line__name').last()).toHaveValue('hull');
  expect(bad).toEqual([]);
});

/** A project by its identifier. */
async function found(api: Api, identifier: string): Promise<Project> {
  const { results } = await api.send('GET', `workspaces/${api.slug}/projects/?per_page=1000`);
  const all = results as Project[];
  const one = all.find((project) => project.identifier === identifier);
  if (!one) throw new Error(`there is no project ${identifier}`);
  return one;
}
