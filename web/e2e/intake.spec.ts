import type { Page } from '@playwright/test';
import { type Api, expect, type Issue, type Project, settled, test, watch } from './fixtures';
import { Person } from './support/people';
import { switchOn } from './support/plans';
import { t } from './texts';

/** Something that waits in the intake, as tests need it. */
type Waiting = Issue & { readonly number: number };

/** The path of the intake of a project, or of what waits there. */
const intakePath = (api: Api, project: Project, id?: string) =>
  `workspaces/${api.slug}/projects/${project.id}/intake-issues/${id ? `${id}/` : ''}`;

/** Hands things in one after another. */
async function submit(
  api: Api,
  project: Project,
  ...names: readonly string[]
): Promise<readonly Waiting[]> {
  const made: Waiting[] = [];
  for (const name of names) {
    const body = { issue: { name, description_html: `<p>${name}, in words</p>` } };
    const { issue, issue_detail } = await api.send('POST', intakePath(api, project), body);
    const { sequence_id } = issue_detail as { sequence_id: number };
    const key = `${project.identifier}-${sequence_id}`;
    made.push({ id: String(issue), key, name, number: sequence_id });
  }
  return made;
}

/** What the server says of something in the intake. */
async function statusOf(api: Api, project: Project, { id }: Waiting): Promise<unknown> {
  return (await api.send('GET', intakePath(api, project, id))).status;
}

const line = (page: Page, { id }: Waiting) => page.locator(`[data-submission="${id}"]`);
const part = (page: Page, name: 'pending' | 'snoozed' | 'closed', count: number) =>
  page.getByRole('button', {
    name: t('intake.part.count', { part: t(`intake.part.${name}`), count }),
    exact: true,
  });

test('what people hand in is sorted by keys, and taken back', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  const bad = watch(page);
  await switchOn(api, project, { intakes: true });
  const original = await api.issue(project, 'The pump leaks');
  const [first, second, third, fourth] = await submit(api, project, 'One', 'Two', 'Three', 'Four');
  if (!first || !second || !third || !fourth) return;

  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('g');
  await page.keyboard.press('t');
  await expect(page).toHaveURL(new RegExp(`/${project.identifier}/intake$`));
  await expect(part(page, 'pending', 4)).toBeVisible();
  const link = page.getByRole('link', { name: new RegExp(t('nav.intake')) });
  await expect(link).toContainText('4');

  // The latest is open from the beginning; J and K move, and the address names what is open.
  await expect(page.getByRole('textbox', { name: t('intake.name') })).toHaveValue('Four');
  await expect(page.getByText('Four, in words')).toBeVisible();
  await page.keyboard.press('j');
  await expect(page).toHaveURL(new RegExp(`/intake/${third.number}$`));
  await expect(page.getByRole('textbox', { name: t('intake.name') })).toHaveValue('Three');
  await page.keyboard.press('k');
  await expect(page.getByText('Four, in words')).toBeVisible();

  await page.keyboard.press('a');
  await expect(line(page, fourth)).toHaveCount(0);
  await settled(page);
  expect((await api.read(project, fourth)).name).toBe('Four');
  await expect(page.getByText('Three, in words')).toBeVisible();

  await page.keyboard.press('d');
  await expect(page.getByText('Two, in words')).toBeVisible();
  await settled(page);
  expect(await statusOf(api, project, third)).toBe(-1);
  await page.keyboard.press('Control+z');
  await expect(line(page, third)).toBeVisible();
  await settled(page);
  expect(await statusOf(api, project, third)).toBe(-2);

  await page.keyboard.press('s');
  await expect(page.getByRole('combobox', { name: t('intake.snoozeUntil') })).toBeFocused();
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await statusOf(api, project, second)).toBe(0);
  await expect(part(page, 'snoozed', 1)).toBeVisible();

  await line(page, first).getByRole('link').click();
  await expect(page.getByText('One, in words')).toBeVisible();
  await page.keyboard.press('u');
  await expect(page.getByRole('combobox', { name: t('intake.duplicateOf') })).toBeFocused();
  await page.keyboard.type('pump');
  await page.keyboard.press('Enter');
  await settled(page);
  expect(await api.send('GET', intakePath(api, project, first.id))).toMatchObject({
    status: 2,
    duplicate_to: original.id,
  });

  await part(page, 'closed', 1).click();
  await expect(line(page, first)).toContainText(
    t('intake.status.duplicateOf', { key: original.key }),
  );
  await page.keyboard.press('b');
  await expect(part(page, 'closed', 0)).toBeVisible();
  await settled(page);
  expect(await statusOf(api, project, first)).toBe(-2);
  const differences = await page.evaluate(() => globalThis.tidemark?.compare());
  expect(differences).toEqual([]);
  expect(bad).toEqual([]);
});

test('something is handed in, changed and deleted', async ({ page, open, project, world }) => {
  const { api } = world;
  await switchOn(api, project, { intakes: true });
  await open(`/projects/${project.identifier}/intake`);
  await expect(page.getByText(t('intake.emptyTitle.pending'))).toBeVisible();
  await page.keyboard.press('Shift+N');
  const form = page.getByRole('dialog', { name: t('intake.new') });
  await form.getByRole('textbox', { name: t('intake.name') }).fill('A wish');
  await form.getByRole('textbox', { name: t('intake.text') }).click();
  await page.keyboard.type('In some words');
  await page.keyboard.press('Control+Enter');
  await expect(form).toHaveCount(0);
  await expect(page.getByRole('listitem').filter({ hasText: 'A wish' }).first()).toBeVisible();
  await settled(page);
  await expect(page.getByText('In some words')).toBeVisible();

  const title = page.getByRole('textbox', { name: t('intake.name') });
  await title.fill('A better wish');
  await page.keyboard.press('Enter');
  await settled(page);
  const { results } = await api.send('GET', intakePath(api, project));
  const [made] = results as { issue: string; issue_detail: { name: string } }[];
  expect(made?.issue_detail.name).toBe('A better wish');

  await page.keyboard.press('Control+Backspace');
  await page.getByRole('button', { name: t('action.delete'), exact: true }).click();
  await expect(page.getByText(t('intake.emptyTitle.pending'))).toBeVisible();
  await settled(page);
  expect((await api.send('GET', intakePath(api, project))).results).toEqual([]);
});

test('what is snoozed comes back by the clock', async ({ page, open, project, world }) => {
  const { api } = world;
  await switchOn(api, project, { intakes: true });
  const [item] = await submit(api, project, 'Later');
  if (!item) return;
  const until = new Date(Date.now() + 12_000).toISOString();
  const path = `${intakePath(api, project, item.id)}status/`;
  await api.send('PATCH', path, { status: 0, snoozed_till: until });
  await open(`/projects/${project.identifier}/intake`);
  await expect(part(page, 'snoozed', 1)).toBeVisible();
  await expect(part(page, 'pending', 1)).toBeVisible({ timeout: 20_000 });
  await expect(line(page, item)).toBeVisible();
});

test('the key of what waits leads to the intake, and nothing else shows it', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  await switchOn(api, project, { intakes: true });
  const [item] = await submit(api, project, 'Hidden yet');
  if (!item) return;
  await open(`/projects/${project.identifier}`);
  await expect(page.getByText('Hidden yet')).toHaveCount(0);
  await page.goto(`/${world.slug}/${item.key}`);
  await expect(page).toHaveURL(new RegExp(`/intake/${item.number}$`));
  await expect(page.getByText('Hidden yet, in words')).toBeVisible();
});

test('another person hands something in while one looks', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  await switchOn(api, project, { intakes: true });
  await open(`/projects/${project.identifier}/intake`);
  await expect(page.getByText(t('intake.emptyTitle.pending'))).toBeVisible();
  const person = await Person.signIn(world.email, world.password);
  const answer = await person.ask('POST', intakePath(api, project), {
    issue: { name: 'From elsewhere' },
  });
  expect(answer.status).toBe(201);
  await expect(page.getByText('From elsewhere').first()).toBeVisible();
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('one reads the list, opens one, sorts it, and is back', async ({
    page,
    open,
    project,
    world,
  }) => {
    const { api } = world;
    await switchOn(api, project, { intakes: true });
    const long = `A long name ${'that goes on and on '.repeat(8)}`.trim();
    const [item, other] = await submit(api, project, long, 'Short');
    if (!item || !other) return;
    const excess = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    await open(`/projects/${project.identifier}/intake`);
    await expect(line(page, item)).toBeVisible();
    expect(await excess()).toBe(0);
    await line(page, item).getByRole('link').tap();
    await expect(
      page.getByRole('group', { name: t('intake.actions', { key: item.key }) }),
    ).toBeVisible();
    expect(await excess()).toBe(0);
    await page.getByRole('button', { name: t('intake.decline') }).tap();
    await expect(line(page, other)).toBeVisible();
    await expect(line(page, item)).toHaveCount(0);
    await settled(page);
    expect(await statusOf(api, project, item)).toBe(-1);
  });
});
