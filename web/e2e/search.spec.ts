/** Search over everything: what the server finds in texts, on its page and in the palette. */
import type { Page } from '@playwright/test';
import { type Api, expect, type Issue, type Project, test, unique, watch } from './fixtures';
import { t } from './texts';

const box = (page: Page) => page.getByRole('searchbox', { name: t('search.label') });
const results = (page: Page) => page.locator('[data-result]');
const result = (page: Page, id: string) => page.locator(`[data-result="${id}"]`);
const kind = (page: Page, name: 'all' | 'work_item' | 'comment' | 'page') =>
  page.getByRole('button', { name: t(`search.kinds.${name}`), exact: true });
const ofProject = (api: Api, { id }: Project) => `workspaces/${api.slug}/projects/${id}/`;

/** Writes a comment and answers its id. */
async function comment(api: Api, project: Project, issue: Issue, text: string): Promise<string> {
  const path = `${ofProject(api, project)}work-items/${issue.id}/comments/`;
  const { id } = await api.send('POST', path, { comment_html: `<p>${text}</p>` });
  return String(id);
}

/** Writes a page and answers its id. */
async function text(api: Api, project: Project, name: string, words: string): Promise<string> {
  const body = { name, description_html: `<p>${words}</p>` };
  const { id } = await api.send('POST', `${ofProject(api, project)}pages/`, body);
  return String(id);
}

/** Waits until the server finds things by a text. */
function findable(api: Api, words: string, ...ids: readonly string[]): Promise<void> {
  return expect(async () => {
    const found = (await search(api, words)).map(({ id }) => id);
    expect(found).toEqual(expect.arrayContaining([...ids]));
  }).toPass({ timeout: 30_000 });
}

/** What the server finds, archived things as well. */
async function search(api: Api, words: string) {
  const params = new URLSearchParams({ search: words, limit: '100', archived: 'true' });
  const { results } = await api.send('GET', `workspaces/${api.slug}/search/?${params}`);
  return results as { id: string; is_archived: boolean }[];
}

/** Something with the same word in a description, a comment and a page, each under another name. */
async function written(api: Api, project: Project, begin: string) {
  // Each test has a word of its own: mistyped words are found as well.
  const word = unique(begin);
  const issue = await api.issue(project, 'Clean the hull', {
    description_html: `<p>Scrape the ${word} off, from the keel up.</p>`,
  });
  const other = await api.issue(project, 'Order paint');
  const said = await comment(api, project, other, `No ${word} likes copper.`);
  const page = await text(api, project, 'Handbook', `How a ${word} lives`);
  await findable(api, word, issue.id, said, page);
  return { word, issue, other, said, page };
}

test('a word is found in a description, a comment and a page, and is marked', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const made = await written(world.api, project, 'barnacle');
  await open('/my-work');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(made.word);
  for (const id of [made.issue.id, made.said, made.page]) {
    await expect(result(page, id)).toBeVisible();
    await expect(result(page, id).locator('mark')).toHaveText(made.word);
  }
  await expect(result(page, made.issue.id)).toContainText('Clean the hull');
  await expect(result(page, made.said)).toContainText(made.other.key);
  await expect(result(page, made.page)).toContainText(project.name);
  await expect(
    page.getByRole('status').filter({ hasText: t('search.count', { count: 3 }) }),
  ).toHaveCount(1);
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${made.word}$`));

  await result(page, made.said).click();
  await expect(page).toHaveURL(new RegExp(`/${made.other.key}#comment-${made.said}$`));
  const said = page.getByRole('article').filter({ hasText: 'likes copper' });
  await expect(said).toBeInViewport();
  await expect(said).toBeFocused();
  await page.goBack();
  await expect(box(page)).toHaveValue(made.word);
  await result(page, made.page).click();
  await expect(page).toHaveURL(new RegExp(`/pages/${made.page}$`));
  expect(bad).toEqual([]);
});

test('kinds are chosen, and the address keeps the choice', async ({
  page,
  open,
  project,
  world,
}) => {
  const made = await written(world.api, project, 'limpet');
  await open(`/search?q=${made.word}`);
  await expect(results(page)).toHaveCount(3);
  const one = { work_item: made.issue.id, comment: made.said, page: made.page } as const;
  for (const name of ['work_item', 'comment', 'page'] as const) {
    await kind(page, name).click();
    await expect(kind(page, name)).toHaveAttribute('aria-pressed', 'true');
    await expect(results(page)).toHaveCount(1);
    await expect(result(page, one[name])).toBeVisible();
    await expect(page).toHaveURL(new RegExp(`kind=${name}`));
  }
  await page.reload();
  await expect(results(page)).toHaveCount(1);
  await expect(kind(page, 'page')).toHaveAttribute('aria-pressed', 'true');
  await kind(page, 'all').click();
  await expect(results(page)).toHaveCount(3);
});

test('a key comes first, phrases stand together, and a minus leaves out', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  const one = await api.issue(project, unique('Tide '));
  const word = unique('sextant');
  const near = await api.issue(project, `${word} of brass`, {
    description_html: `<p>Blocked by ${one.key}</p>`,
  });
  const far = await api.issue(project, `Brass, and a ${word}`);
  await findable(api, word, near.id, far.id);
  await findable(api, one.key, one.id);
  await open('/search');
  await expect(page.getByRole('heading', { name: t('search.emptyTitle') })).toBeVisible();
  await box(page).fill(one.key);
  await expect(results(page).first()).toHaveAttribute('data-result', one.id);
  await box(page).fill(`brass ${word}`);
  await expect(results(page)).toHaveCount(2);
  await box(page).fill(`"${word} of brass"`);
  await expect(results(page)).toHaveCount(1);
  await expect(result(page, near.id)).toBeVisible();
  await box(page).fill(`${word} -blocked`);
  await expect(result(page, far.id)).toBeVisible();
  await expect(results(page)).toHaveCount(1);
  await box(page).fill(one.key.toLowerCase());
  await page.keyboard.press('Enter');
  await expect(page).toHaveURL(new RegExp(`/${one.key}$`));
});

test('keys alone go through the results, read more of them and open one', async ({
  page,
  open,
  project,
  world,
}) => {
  const { api } = world;
  const word = unique('halyard');
  const made = await api.issues(
    project,
    ...Array.from({ length: 24 }, (_, n) => `Splice ${word} ${n}`),
  );
  await findable(api, word, ...made.map(({ id }) => id));
  await open('/my-work');
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(word);
  const more = page.getByRole('button', { name: t('search.more') });
  await expect(more).toBeVisible();
  await page.keyboard.press('ArrowDown');
  await expect(results(page).first()).toBeFocused();
  await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await expect(results(page).nth(2)).toBeFocused();
  await page.keyboard.press('k');
  await expect(results(page).nth(1)).toBeFocused();
  await page.keyboard.press('Home');
  await page.keyboard.press('ArrowUp');
  await expect(box(page)).toBeFocused();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('End');
  await page.keyboard.press('Tab');
  await expect(more).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(results(page)).toHaveCount(24);
  await expect(results(page).nth(20)).toBeFocused();
  await page.keyboard.press('/');
  await expect(box(page)).toBeFocused();
  await page.keyboard.type(`${word} 17`);
  await expect(results(page).first()).toContainText(`${word} 17`);
  await expect(results(page).first()).toBeInViewport({ ratio: 1 });
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(
    `Splice ${word} 17`,
  );
});

test('what is archived is found when it is asked for', async ({ page, open, project, world }) => {
  const { api } = world;
  const word = unique('capstan');
  const id = await text(api, project, `Old ${word}`, 'Kept');
  await api.send('POST', `${ofProject(api, project)}pages/${id}/archive/`);
  await expect(async () => {
    expect(await search(api, word)).toMatchObject([{ id, is_archived: true }]);
  }).toPass({ timeout: 30_000 });
  await open(`/search?q=${word}`);
  await expect(
    page.getByRole('heading', { name: t('search.noneTitle', { query: word }) }),
  ).toBeVisible();
  await page.getByRole('checkbox', { name: t('search.withArchived') }).check();
  await expect(result(page, id)).toContainText(t('search.archived'));
  await expect(page).toHaveURL(/archived=true/);
});

test('the palette finds texts, and goes on to the page of search', async ({
  page,
  open,
  project,
  world,
}) => {
  const made = await written(world.api, project, 'mussel');
  await open(`/projects/${project.identifier}`);
  await page.keyboard.press('Control+k');
  await page.keyboard.type(made.word);
  await expect(page.getByRole('option', { name: /Clean the hull/ })).toBeVisible();
  await expect(page.getByRole('option', { name: /likes copper/ })).toBeVisible();
  const everything = page.getByRole('option', {
    name: t('palette.everything', { query: made.word }),
  });
  await expect(everything).toBeVisible();
  await expect(page.getByRole('option').last()).toHaveText(
    t('palette.everything', { query: made.word }),
  );
  await everything.click();
  await expect(page).toHaveURL(new RegExp(`/search\\?q=${made.word}$`));
  await expect(box(page)).toHaveValue(made.word);
  await expect(results(page)).toHaveCount(3);
});

test('while the server prepares or is away, the names that the browser has are found', async ({
  page,
  open,
  project,
  world,
  context,
}) => {
  const word = unique('fender');
  const issue = await world.api.issue(project, `Hang the ${word}`);
  await findable(world.api, word, issue.id);
  await open('/search');
  const search = '**/search/?search=*';
  await page.route(search, (route) =>
    route.fulfill({
      status: 503,
      headers: { 'retry-after': '1' },
      contentType: 'application/problem+json',
      body: JSON.stringify({ code: 'search/not-ready', detail: 'Not ready', status: 503 }),
    }),
  );
  await box(page).fill(word);
  await expect(result(page, issue.id)).toBeVisible();
  await expect(page.getByText(t('search.preparing'))).toBeVisible();
  await page.unroute(search);
  await expect(page.getByText(t('search.preparing'))).toHaveCount(0);
  await expect(result(page, issue.id)).toBeVisible();

  await context.setOffline(true);
  await box(page).fill(`hang ${word}`);
  await expect(page.getByText(t('search.away'))).toBeVisible();
  await expect(result(page, issue.id)).toBeVisible();
  await context.setOffline(false);
  await expect(page.getByText(t('search.away'))).toHaveCount(0, { timeout: 30_000 });
  await expect(result(page, issue.id)).toBeVisible();
});

test('an older answer never comes over a newer one', async ({ page, open, project, world }) => {
  const { api } = world;
  const [slow, fast] = [unique('anchor'), unique('buoy')];
  const [late, soon] = await api.issues(project, `The ${slow}`, `The ${fast}`);
  if (!late || !soon) return;
  await findable(api, slow, late.id);
  await findable(api, fast, soon.id);
  await open('/search');
  let release: () => void = () => undefined;
  const released = new Promise<void>((done) => {
    release = done;
  });
  await page.route(`**/search/?search=${slow}*`, async (route) => {
    await released;
    await route.continue().catch(() => undefined);
  });
  const asked = page.waitForRequest(`**/search/?search=${slow}*`);
  await box(page).fill(slow);
  await asked;
  await box(page).fill(fast);
  await expect(
    page.getByRole('list', { name: t('search.titleOf', { query: fast }) }),
  ).toHaveAttribute('aria-busy', 'false');
  release();
  await expect(result(page, soon.id)).toBeVisible();
  await expect(result(page, late.id)).toHaveCount(0);
});

test.describe('on a telephone', () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test('results fit the screen', async ({ page, open, project, world }) => {
    const made = await written(world.api, project, 'urchin');
    await open(`/search?q=${made.word}`);
    await expect(results(page)).toHaveCount(3);
    const excess = () =>
      page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      );
    expect(await excess()).toBe(0);
    await result(page, made.issue.id).tap();
    await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(
      'Clean the hull',
    );
  });
});
