import type { Page } from '@playwright/test';
import { expect, row, settled, test, watch } from './fixtures';
import { cycle, day, module, namesIn, planned, put, switchOn } from './support/plans';
import { t } from './texts';

/** Chooses in the list that a key has opened. */
async function choose(page: Page, text: string): Promise<void> {
  await expect(page.locator('input[role="combobox"]')).toBeFocused();
  await page.keyboard.type(text);
  await page.keyboard.press('Enter');
}

test('a sprint is planned, filled by keys, and seen to burn down', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  await switchOn(world.api, project);
  const [first, second, third] = await world.api.issues(project, 'Keel', 'Mast', 'Sail');
  if (!first || !second || !third) return;

  await open(`/projects/${project.identifier}/cycles`);
  await expect(page.getByText(t('cycles.emptyTitle'))).toBeVisible();
  await page.keyboard.press('Shift+N');
  const form = page.getByRole('dialog', { name: t('cycles.new') });
  await form.getByLabel(t('placeForm.name')).fill('Sprint 1');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { level: 1, name: 'Sprint 1' })).toBeVisible();
  await expect(page.getByText(t('cycles.noIssuesTitle'))).toBeVisible();
  const address = new URL(page.url()).pathname;
  const id = address.split('/').at(-1) ?? '';

  // Two at once from the list of the project: one request.
  const writes: string[] = [];
  page.on('request', (request) => {
    if (request.method() === 'POST' && request.url().includes('cycle-issues')) {
      writes.push(request.postData() ?? '');
    }
  });
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('j');
  await page.keyboard.press('x');
  await page.keyboard.press('Shift+C');
  await choose(page, 'Sprint 1');
  await settled(page);
  expect(writes).toHaveLength(1);
  expect(await namesIn(world.api, project, id)).toHaveLength(2);
  await page.keyboard.press('Control+z');
  await settled(page);
  expect(await namesIn(world.api, project, id)).toEqual([]);
  await page.keyboard.press('Control+Shift+z');
  await settled(page);
  expect(await namesIn(world.api, project, id)).toHaveLength(2);

  // The third from the page of the cycle; a new one begins in it.
  await page.goto(address);
  await settled(page);
  await page.getByRole('button', { name: t('pick.addIssues') }).click();
  const left = await namesIn(world.api, project, id);
  const other = [first, second, third].find(({ name }) => !left.includes(name)) ?? third;
  await choose(page, other.name);
  await page.keyboard.press('Escape');
  await expect(row(page, other)).toBeVisible();
  await settled(page);
  await page.keyboard.press('c');
  await page.keyboard.type('Rudder');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('grid').getByText('Rudder')).toBeVisible();
  await settled(page);
  expect(await namesIn(world.api, project, id)).toEqual(['Keel', 'Mast', 'Rudder', 'Sail']);

  // What is done burns down while one looks.
  await page.getByRole('button', { name: t('cycles.progress') }).click();
  const table = page.getByRole('table', { name: t('burn.table') });
  const today = table.getByRole('row').last();
  await expect(today.getByRole('cell').nth(1)).toHaveText('4');
  await expect(page.getByRole('img', { name: /Burn-down/ })).toBeVisible();
  const { results } = await world.api.send(
    'GET',
    `workspaces/${world.slug}/projects/${project.id}/states/`,
  );
  const done = (results as { id: string; group: string }[]).find(
    ({ group }) => group === 'completed',
  );
  await world.api.send(
    'PATCH',
    `workspaces/${world.slug}/projects/${project.id}/work-items/${first.id}/`,
    { state: done?.id },
  );
  await expect(today.getByRole('cell').nth(1)).toHaveText('3');
  await expect(today.getByRole('cell').nth(2)).toHaveText('1');
  expect(bad).toEqual([]);
});

test('what is left is carried over by key, and by menu from the list', async ({
  page,
  open,
  project,
  world,
}) => {
  await switchOn(world.api, project);
  const issues = await world.api.issues(project, 'Bow', 'Stern');
  const now = await cycle(world.api, project, 'This week', [-2, 4]);
  const next = await cycle(world.api, project, 'Next week', [5, 11]);
  await put(world.api, project, 'cycle', now, issues);
  await open(`/projects/${project.identifier}/cycles/${now}`);
  await page.keyboard.press('Shift+T');
  await choose(page, 'Next week');
  await expect(page.getByText(t('cycles.noIssuesTitle'))).toBeVisible();
  await settled(page);
  expect(await namesIn(world.api, project, next)).toEqual(['Bow', 'Stern']);

  await open(`/projects/${project.identifier}/cycles`);
  const line = page.locator(`[data-cycle="${next}"]`);
  await line.getByRole('button', { name: t('cycles.actions', { name: 'Next week' }) }).click();
  await page.getByRole('menuitem', { name: t('cycles.carryOver') }).click();
  await choose(page, 'This week');
  await settled(page);
  expect(await namesIn(world.api, project, now)).toEqual(['Bow', 'Stern']);
});

test('modules are taken and given back, and estimates are set', async ({
  page,
  open,
  project,
  world,
}) => {
  await planned(world.api, project);
  const sails = await module(world.api, project, 'Sails');
  const issue = await world.api.issue(project, 'Patch the jib');
  await open(`/${issue.key}`);
  await page.keyboard.press('Shift+M');
  await choose(page, 'Sails');
  await page.keyboard.press('Escape');
  await page.keyboard.press('Shift+E');
  await choose(page, '2');
  await settled(page);
  const property = (name: string) => page.getByRole('button', { name: new RegExp(name) });
  await expect(property(`${t('prop.module')}.*Sails`)).toBeVisible();
  await expect(property(`${t('prop.estimate')}.*2`)).toBeVisible();
  const activity = page.getByRole('region', { name: t('comment.title') });
  await expect(activity).toContainText('Sails');
  expect((await world.api.read(project, issue)).estimate_point).toBeTruthy();
  await open(`/projects/${project.identifier}/modules/${sails}`);
  await expect(row(page, issue)).toBeVisible();
  await page.keyboard.press('j');
  await page.keyboard.press('Shift+M');
  await choose(page, 'Sails');
  await page.keyboard.press('Escape');
  await expect(page.getByText(t('modules.noIssuesTitle'))).toBeVisible();
  await settled(page);
});

test('a scale is chosen in the settings, and its values are changed', async ({
  page,
  open,
  project,
  world,
}) => {
  await open(`/settings/projects/${project.identifier}/estimates`);
  await page.getByRole('button', { name: t('estimates.shirts') }).click();
  await settled(page);
  await page.getByRole('textbox', { name: t('estimates.newValue') }).fill('XXL');
  await page.keyboard.press('Enter');
  await settled(page);
  const path = `workspaces/${world.slug}/projects/${project.id}/estimates/`;
  const { id } = await world.api.send('GET', path);
  const points = await world.api.send('GET', `${path}${id}/estimate-points/`);
  const values = (points as unknown as { value: string }[]).map(({ value }) => value).sort();
  expect(values).toEqual(['L', 'M', 'S', 'XL', 'XS', 'XXL']);
  await page.reload();
  await settled(page);
  await expect(page.getByRole('textbox', { name: t('estimates.value'), exact: true })).toHaveCount(
    6,
  );
});

test('issues are grouped and filtered by cycle, and dragged from one to another', async ({
  page,
  open,
  project,
  world,
}) => {
  await switchOn(world.api, project);
  const [one, two] = await world.api.issues(project, 'Anchor', 'Chain');
  if (!one || !two) return;
  const now = await cycle(world.api, project, 'This week', [-2, 4]);
  const next = await cycle(world.api, project, 'Next week', [5, 11]);
  await put(world.api, project, 'cycle', now, [one, two]);
  await open(`/projects/${project.identifier}?layout=board&group=cycle&empty=1`);
  const column = (id: string) => page.locator(`[data-column="${id}"]`);
  await page.locator(`.card[data-issue="${one.id}"]`).dragTo(column(next));
  await expect(column(next).locator(`[data-issue="${one.id}"]`)).toBeVisible();
  await settled(page);
  expect(await namesIn(world.api, project, next)).toEqual(['Anchor']);
  await open(`/projects/${project.identifier}?filter=cycle:in(${now})`);
  await expect(row(page, two)).toBeVisible();
  await expect(row(page, one)).toHaveCount(0);
});

test('a module burns down in numbers', async ({ page, open, project, world }) => {
  const { api } = world;
  await switchOn(api, project);
  const hull = await module(api, project, 'Hull');
  const path = `workspaces/${world.slug}/projects/${project.id}/`;
  const dates = { start_date: day(-2), target_date: day(5) };
  await api.send('PATCH', `${path}modules/${hull}/`, dates);
  const [one, two, three] = await api.issues(project, 'Keel', 'Ribs', 'Planks');
  if (!one || !two || !three) return;
  await put(api, project, 'module', hull, [one, two, three]);
  await open(`/projects/${project.identifier}/modules/${hull}?tab=progress`);
  const table = page.getByRole('table', { name: t('burn.table') });
  const today = table.getByRole('row').last();
  // The scope, what remains of it, and what is done.
  const figures = today.getByRole('cell');
  await expect(figures.nth(0)).toHaveText('3');
  await expect(figures.nth(1)).toHaveText('3');
  await expect(figures.nth(2)).toHaveText('0');
  await expect(page.getByRole('img', { name: /Burn-down.*3 of 3 remain/ })).toBeVisible();
  const { results } = await api.send('GET', `${path}states/`);
  const states = results as { id: string; group: string }[];
  const done = states.find(({ group }) => group === 'completed')?.id;
  await api.send('PATCH', `${path}work-items/${one.id}/`, { state: done });
  await expect(figures.nth(1)).toHaveText('2');
  await expect(figures.nth(2)).toHaveText('1');
  await put(api, project, 'module', hull, [await api.issue(project, 'Mast')]);
  await expect(figures.nth(0)).toHaveText('4');
  await expect(figures.nth(1)).toHaveText('3');
});

test('modules and cycles without days are moved by keys, by menu and by dragging', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  await switchOn(api, project);
  for (const name of ['Third', 'Second', 'First']) await module(api, project, name);
  for (const name of ['Late', 'Early']) await cycle(api, project, name);
  const names = () => page.locator('.places__link').allTextContents();
  await open(`/projects/${project.identifier}/modules`);
  expect(await names()).toEqual(['First', 'Second', 'Third']);
  await page.getByRole('link', { name: 'First' }).focus();
  await page.keyboard.press('Alt+ArrowDown');
  await expect.poll(names).toEqual(['Second', 'First', 'Third']);
  const line = (name: string) => page.locator('.places__line').filter({ hasText: name });
  await line('Third').dragTo(line('Second'), { targetPosition: { x: 200, y: 4 } });
  await expect.poll(names).toEqual(['Third', 'Second', 'First']);
  await settled(page);
  await page.reload();
  await settled(page);
  expect(await names()).toEqual(['Third', 'Second', 'First']);

  await open(`/projects/${project.identifier}/cycles`);
  expect(await names()).toEqual(['Early', 'Late']);
  await line('Early')
    .getByRole('button', { name: t('cycles.actions', { name: 'Early' }) })
    .click();
  await page.getByRole('menuitem', { name: t('places.down') }).click();
  await expect.poll(names).toEqual(['Late', 'Early']);
  await settled(page);
});

test('rows are dragged onto a cycle and a module beside the list', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  await switchOn(api, project);
  const [one, two] = await api.issues(project, 'Anchor', 'Chain');
  if (!one || !two) return;
  const now = await cycle(api, project, 'This week', [-2, 4]);
  const hull = await module(api, project, 'Hull');
  // So low that other projects push the places out of sight.
  await page.setViewportSize({ width: 1280, height: 560 });
  for (const name of Array.from({ length: 12 }, (_, at) => `Adrift ${at}`)) await api.project(name);
  /** Drags a row onto a place that is there only while something is dragged. */
  const drag = async (from: typeof one, place: string) => {
    await row(page, from).hover();
    await page.mouse.down();
    await page.mouse.move(300, 300, { steps: 4 });
    const target = page.locator(`[data-drop="${place}"]`);
    await expect(target).toBeInViewport({ ratio: 1 });
    await target.hover();
    await expect(target).toHaveAttribute('data-over', 'true');
    await target.evaluate((element) => {
      const lost = () => element.setAttribute('data-lost', '');
      new MutationObserver(lost).observe(element, { attributeFilter: ['data-over'] });
    });
    // From the line to its name, its icon and its edge.
    for (const x of [80, 14, 3]) await target.hover({ position: { x, y: 12 } });
    await expect(target).not.toHaveAttribute('data-lost');
    await page.mouse.up();
    await expect(target).toHaveCount(0);
    await settled(page);
  };
  await open(`/projects/${project.identifier}`);
  await drag(one, now);
  await expect.poll(() => namesIn(api, project, now)).toEqual(['Anchor']);
  // What is selected goes with it.
  await page.keyboard.press('Control+a');
  await drag(two, hull);
  const path = `workspaces/${world.slug}/projects/${project.id}/modules/${hull}/module-issues/`;
  const names = async () => {
    const { results } = await api.send('GET', path);
    return (results as { name: string }[]).map(({ name }) => name).sort();
  };
  await expect.poll(names).toEqual(['Anchor', 'Chain']);
});
