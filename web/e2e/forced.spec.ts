/** Forced colours: what is chosen, focused, urgent or done is told apart without a colour of the page's own. */
import type { Locator, Page } from '@playwright/test';
import { card, expect, type Issue, row, test } from './fixtures';
import { switchOn } from './support/plans';
import { t } from './texts';

test.use({ forcedColors: 'active' });

/** The lines around an element, which are all that forced colours leave of its looks. */
const lines = (element: Locator) =>
  element.evaluate((it) => {
    const { outlineStyle, outlineWidth, outlineColor, borderInlineStartWidth } =
      getComputedStyle(it);
    const outline =
      outlineStyle === 'none' ? 'none' : `${outlineStyle} ${outlineWidth} ${outlineColor}`;
    return `${outline} / ${borderInlineStartWidth}`;
  });

/** The picture of an icon, without its colours. */
const shape = (element: Locator) =>
  element.evaluate((it) => it.innerHTML.replace(/(stroke|fill|style)="[^"]*"/g, ''));

const pressed = (page: Page, key: string) => page.keyboard.press(key);

test('rows and cards: at rest, focused, chosen', async ({ page, open, project, world }) => {
  const [one, two, three] = await world.api.issues(project, 'Bow', 'Keel', 'Stern');
  if (!one || !two || !three) return;
  await open(`/projects/${project.identifier}`);
  await pressed(page, 'j');
  await pressed(page, 'x');
  await pressed(page, 'j');
  const kinds = new Set<string>();
  for (const issue of [one, two, three]) kinds.add(await lines(row(page, issue)));
  expect(kinds.size).toBe(3);
  await open(`/projects/${project.identifier}?layout=board`);
  await pressed(page, 'j');
  await pressed(page, 'x');
  await pressed(page, 'j');
  const cards = new Set<string>();
  for (const issue of [one, two, three]) cards.add(await lines(card(page, issue)));
  expect(cards.size).toBe(3);
});

test('states and priorities have a shape each', async ({ page, open, project, world }) => {
  const { api } = world;
  const { results } = await api.send(
    'GET',
    `workspaces/${world.slug}/projects/${project.id}/states/`,
  );
  const states = results as { id: string; group: string }[];
  const groups = new Map(states.map(({ id, group }) => [group, id]));
  const priorities = ['urgent', 'high', 'medium', 'low', 'none'];
  const made: Issue[] = [];
  for (const [at, state] of [...groups.values()].entries()) {
    made.push(await api.issue(project, `Item ${at}`, { state, priority: priorities[at % 5] }));
  }
  await open(`/projects/${project.identifier}`);
  const of = async (name: string) => {
    const shapes = new Set<string>();
    for (const issue of made) {
      const button = row(page, issue).getByRole('button', { name: new RegExp(name) });
      shapes.add(await shape(button.locator('svg').first()));
    }
    return shapes.size;
  };
  expect(await of(t('prop.state'))).toBe(groups.size);
  expect(await of(t('prop.priority'))).toBe(Math.min(5, groups.size));
});

test('pages, parts and switches say which is on', async ({ page, open, project, world }) => {
  await switchOn(world.api, project);
  await open(`/projects/${project.identifier}/cycles`);
  const here = page.locator('.side-link[aria-current="page"]').first();
  const other = page.locator('.side-link:not([aria-current])').first();
  expect(await lines(here)).not.toBe(await lines(other));
  await open(`/settings/projects/${project.identifier}/features`);
  const ground = (name: string) =>
    page
      .getByRole('switch', { name, exact: true })
      .evaluate((it) => getComputedStyle(it).backgroundColor);
  expect(await ground(t('features.cycles'))).not.toBe(await ground(t('features.epics')));
});

test('the focus is seen on what is reached by Tab', async ({ page, open, project }) => {
  await open(`/projects/${project.identifier}`);
  for (let press = 0; press < 8; press += 1) {
    await pressed(page, 'Tab');
    const focused = page.locator(':focus');
    if (await focused.evaluate((it) => it.matches('[role="grid"], body'))) continue;
    expect(
      await lines(focused),
      await focused.evaluate((it) => it.outerHTML.slice(0, 80)),
    ).not.toMatch(/^none/);
  }
});
