import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { arrived, expect, settled, test, unique } from './fixtures';
import { planned, switchOn } from './support/plans';
import { t } from './texts';

/**
 * What axe finds, as sentences. An open menu hangs from the page in no landmark, and what guards its focus stands beside it:
 * those alone, and nothing else on the page, may be outside of landmarks.
 */
async function faults(page: Page, hasMenu = false): Promise<readonly string[]> {
  // A colour that is still fading in is not the colour that people read.
  await page.evaluate(() =>
    Promise.all(
      document
        .getAnimations()
        .filter((it) => it.effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map((it) => it.finished.catch(() => null)),
    ),
  );
  const axe = new AxeBuilder({ page }).withTags(TAGS);
  if (hasMenu) axe.exclude('[data-base-ui-focus-guard]').disableRules(['region']);
  const { violations } = await axe.analyze();
  if (hasMenu) {
    const regions = new AxeBuilder({ page }).withRules(['region']);
    for (const part of MENU) regions.exclude(part);
    violations.push(...(await regions.analyze()).violations);
  }
  return (await inSight(page, violations)).flatMap(({ id, help, nodes }) =>
    nodes.map(({ html, target }) => `${id}: ${help} at ${target.join(' ')}: ${html.slice(0, 160)}`),
  );
}

/**
 * What is found without targets that are too small only where they are cut off: at the edge of a list that scrolls, such as
 * the projects of a long side bar, axe takes what is left of a target for all of it. They are looked at again in sight.
 */
async function inSight(page: Page, found: readonly Result[]): Promise<readonly Result[]> {
  const isSize = ({ id }: Result) => id === 'target-size';
  const others = found.filter((one) => !isSize(one));
  for (const { target } of found.filter(isSize).flatMap(({ nodes }) => nodes)) {
    const selector = target.join(' ');
    await page.locator(selector).evaluate((it) => it.scrollIntoView({ block: 'center' }));
    const again = new AxeBuilder({ page }).include(selector).withRules(['target-size']);
    others.push(...(await again.analyze()).violations);
  }
  return others;
}

type Result = Awaited<ReturnType<AxeBuilder['analyze']>>['violations'][number];

/** A browser in which nobody is signed in. */
const NOBODY = { cookies: [], origins: [] };
/** An open menu: itself, and what guards its focus. */
const MENU = ['[role="menu"]', '[data-base-ui-focus-guard]'];
const TAGS = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const SECTIONS = ['profile', 'appearance', 'keys', 'api-keys', 'sessions', 'general', 'members'];
const OF_PROJECT = ['general', 'states', 'labels', 'estimates', 'features', 'members'];

// Many pages, each looked at as a whole.
test.describe.configure({ timeout: 240_000 });

for (const colorScheme of ['light', 'dark'] as const) {
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test('pages of issues, with and without a popup', async ({ page, open, project, world }) => {
      await world.api.label(project, 'hull');
      const day = new Date().toISOString().slice(0, 10);
      const issue = await world.api.issue(project, 'Leak', {
        priority: 'urgent',
        target_date: day,
        description_html:
          '<h2>Where</h2><p>Below <code>deck</code>, see <a href="https://example.org/">chart</a></p><table><tbody><tr><th><p>A</p></th></tr><tr><td><p>b</p></td></tr></tbody></table>',
      });
      await world.api.issue(project, 'Pump', { priority: 'low', parent: issue.id });
      for (const layout of ['list', 'board', 'table']) {
        await open(`/projects/${project.identifier}?layout=${layout}`);
        expect(await faults(page), layout).toEqual([]);
      }
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      expect(await faults(page), 'selected').toEqual([]);
      await page.getByRole('button', { name: t('whole.selectAll', { count: 2 }) }).click();
      await page.getByRole('button', { name: t('bulk.delete'), exact: true }).click();
      const whole = page.getByRole('dialog', { name: t('whole.delete', { count: 2 }) });
      await expect(whole).toBeVisible();
      expect(await faults(page), 'everything selected').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(whole).toHaveCount(0);
      await page.keyboard.press('Escape');
      await page.keyboard.press('x');
      const popups = [
        { key: 's', name: 'states', shown: page.getByRole('combobox') },
        { key: 'Control+k', name: 'palette', shown: page.getByRole('combobox') },
        { key: '?', name: 'help', shown: page.getByRole('dialog') },
        { key: 'c', name: 'new issue', shown: page.getByRole('dialog') },
      ];
      for (const { key, name, shown } of popups) {
        await page.keyboard.press(key);
        await expect(shown).toBeVisible();
        expect(await faults(page), name).toEqual([]);
        await page.keyboard.press('Escape');
        await expect(shown).toHaveCount(0);
      }
      const other = await world.api.issue(project, 'Hull');
      const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/`;
      const relation = { relation_type: 'blocked_by', issues: [other.id] };
      await world.api.send('POST', `${path}relations/`, relation);
      await world.api.send('POST', `${path}links/`, { url: 'https://example.org/', title: 'A' });
      await open(`/${issue.key}`);
      expect(await faults(page), 'issue').toEqual([]);
      await page.locator('.happened').first().getByRole('button').click();
      const undo = page.getByRole('dialog', { name: t('undo.title') });
      await expect(undo.getByRole('region').first()).toBeVisible();
      expect(await faults(page), 'undo').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(undo).toHaveCount(0);
      await page
        .getByRole('button', { name: new RegExp(t('action.edit')) })
        .first()
        .click();
      await expect(page.getByRole('textbox', { name: t('issue.description') })).toBeFocused();
      expect(await faults(page), 'editor').toEqual([]);
    });

    test('pages of cycles, modules and estimates', async ({ page, open, project, world }) => {
      const { cycle, module } = await planned(world.api, project);
      const places = `/projects/${project.identifier}`;
      const pages = [
        `${places}/cycles`,
        `${places}/cycles/${cycle}`,
        `${places}/cycles/${cycle}?layout=table`,
        `${places}/cycles/${cycle}?tab=progress`,
        `${places}/modules`,
        `${places}/modules/${module}`,
        `${places}/modules/${module}?tab=progress`,
        `/settings/projects/${project.identifier}/estimates`,
      ];
      for (const path of pages) {
        await open(path);
        await expect(page.getByRole('main')).toBeVisible();
        if (path.includes('progress')) {
          await expect(page.getByRole('table', { name: t('burn.table') })).toBeVisible();
        }
        expect(await faults(page), path).toEqual([]);
      }
      await open(`${places}/cycles`);
      await page.keyboard.press('Shift+N');
      await expect(page.getByRole('dialog', { name: t('cycles.new') })).toBeVisible();
      expect(await faults(page), 'new cycle').toEqual([]);
    });

    test('the intake', async ({ page, open, project, world }) => {
      await switchOn(world.api, project, { intakes: true });
      const path = `workspaces/${world.slug}/projects/${project.id}/intake-issues/`;
      for (const name of ['Leak', 'Noise']) await world.api.send('POST', path, { issue: { name } });
      const intake = `/projects/${project.identifier}/intake`;
      for (const at of [intake, `${intake}?show=snoozed`]) {
        await open(at);
        expect(await faults(page), at).toEqual([]);
      }
      await open(intake);
      await page.keyboard.press('s');
      await expect(page.locator('input[role=combobox]')).toBeFocused();
      expect(await faults(page), 'snooze').toEqual([]);
      await page.keyboard.press('Escape');
      await page.keyboard.press('Shift+N');
      await expect(page.getByRole('dialog', { name: t('intake.new') })).toBeVisible();
      expect(await faults(page), 'new submission').toEqual([]);
    });

    test('pages of saved views', async ({ page, open, project, world }) => {
      const views = `/projects/${project.identifier}/views`;
      await open(views);
      await expect(page.getByRole('heading', { name: t('views.off', project) })).toBeVisible();
      expect(await faults(page), 'off').toEqual([]);
      await switchOn(world.api, project, { views: true });
      await expect(page.getByRole('heading', { name: t('views.emptyTitle') })).toBeVisible();
      expect(await faults(page), 'empty').toEqual([]);
      const path = `workspaces/${world.slug}/projects/${project.id}/views/`;
      const { id } = await world.api.send('POST', path, { name: 'Urgent', group_by: 'priority' });
      const told = { subscriber__in: ['currentUser'] };
      const { id: beyond } = await world.api.send('POST', path, { name: 'Mine', filters: told });
      await world.api.issue(project, 'Leak', { priority: 'urgent' });
      for (const at of [
        views,
        `${views}/${id}`,
        `${views}/${id}?layout=board`,
        `${views}/${beyond}`,
      ]) {
        await open(at);
        await expect(page.getByRole('main')).toBeVisible();
        expect(await faults(page), at).toEqual([]);
      }
      await open(`${views}/${id}`);
      await page.getByRole('button', { name: t('views.actions', { name: 'Urgent' }) }).click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await faults(page, true), 'menu').toEqual([]);
    });

    test('queries, and views of the workspace', async ({ page, open, project, world }) => {
      await world.api.issue(project, 'Leak', { priority: 'urgent' });
      const own = `/projects/${project.identifier}`;
      const asked = (pql: string, layout = 'list') =>
        `${own}?layout=${layout}&pql=${encodeURIComponent(pql)}`;
      const box = page.getByRole('combobox', { name: t('query.label') });
      const pages = [
        asked('priority = urgent'),
        asked('priority = urgent', 'board'),
        asked('priority = low'),
        asked('priority = hihg'),
      ];
      for (const at of pages) {
        await open(at);
        await expect(box).toBeVisible();
        const outcome = page.getByText(
          t(at.includes('hihg') ? 'query.couldStand' : 'query.found', {
            count: at.includes('urgent') ? 1 : 0,
          }),
        );
        await expect(outcome).toBeVisible();
        expect(await faults(page), at).toEqual([]);
      }
      await open(own);
      await page.keyboard.press('q');
      await page.keyboard.type('priority = ');
      await expect(page.getByRole('option', { name: 'urgent' })).toBeVisible();
      await page.keyboard.press('ArrowDown');
      expect(await faults(page), 'completions').toEqual([]);

      const views = `workspaces/${world.slug}/views/`;
      const gone = { label__in: ['00000000-0000-4000-8000-000000000000'] };
      const made = await Promise.all(
        [
          { name: 'Urgent', pql: 'priority = urgent', description: 'What burns' },
          { name: 'Wrong', pql: 'state = "No such state"' },
          { name: 'Gone', filters: gone },
        ].map((body) => world.api.send('POST', views, body)),
      );
      for (const at of [
        '/views',
        ...made.map(({ id }) => `/views/${id}`),
        '/my-work?tab=subscribed',
      ]) {
        await open(at);
        await expect(page.getByRole('main')).toBeVisible();
        expect(await faults(page), at).toEqual([]);
      }
      await open('/views');
      await page.keyboard.press('Shift+N');
      await expect(page.getByRole('dialog', { name: t('views.new') })).toBeVisible();
      expect(await faults(page), 'new view').toEqual([]);
    });

    test('search, before, with and without results', async ({ page, open, project, world }) => {
      const word = unique('ballast');
      await world.api.issue(project, `Shift the ${word}`, { priority: 'urgent' });
      const path = `workspaces/${world.slug}/projects/${project.id}/pages/`;
      const name = `How ${word} is stowed`;
      const { id } = await world.api.send('POST', path, { name });
      await world.api.send('POST', `${path}${id}/archive/`);
      for (const [at, shown] of [
        ['/search', page.getByRole('heading', { name: t('search.emptyTitle') })],
        [`/search?q=${word}&archived=true`, page.locator('[data-result] mark').last()],
        ['/search?q=qqxzvwkj', page.getByRole('heading', { name: /qqxzvwkj/ })],
      ] as const) {
        await open(at);
        await expect(shown).toBeVisible();
        expect(await faults(page), at).toEqual([]);
      }
    });

    test('drafts, their form, and the copy of a project', async ({
      page,
      open,
      project,
      world,
    }) => {
      const path = `workspaces/${world.slug}/drafts/`;
      const name = unique('Draft ');
      const { id } = await world.api.send('POST', path, {
        project: project.id,
        name,
        start_date: '2026-12-24',
        labels: ['00000000-0000-4000-8000-000000000001'],
      });
      await open('/drafts');
      const line = page.getByRole('listitem').filter({ hasText: name });
      await expect(line).toBeVisible();
      expect(await faults(page), 'list').toEqual([]);
      await line.getByRole('button').first().click();
      await page.getByRole('button', { name: t('prop.dueDate') }).click();
      await page.keyboard.type('2026-12-01');
      await page.keyboard.press('Enter');
      await page.getByRole('button', { name: t('drafts.save') }).click();
      await expect(page.locator('.field__error')).toBeVisible();
      expect(await faults(page), 'form').toEqual([]);
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog', { name: t('drafts.askChanged') })).toBeVisible();
      expect(await faults(page), 'question').toEqual([]);
      await world.api.send('DELETE', `${path}${id}/`);
      await open(`/settings/projects/${project.identifier}/general`);
      await page.getByRole('button', { name: t('project.copy') }).click();
      await expect(page.getByRole('dialog')).toBeVisible();
      expect(await faults(page), 'copy').toEqual([]);
    });

    test('pages of text', async ({ page, open, project, world }) => {
      const path = `workspaces/${world.slug}/projects/${project.id}/pages/`;
      const body = { name: 'Plan', description_html: '<h2>Why</h2><p>Because</p>' };
      const { id } = await world.api.send('POST', path, body);
      await world.api.send('POST', path, { ...body, name: 'Part', parent_id: id, access: 1 });
      const pages = `/projects/${project.identifier}/pages`;
      const logo_props = { in_use: 'icon', icon: { name: 'rocket' } };
      const collection = { name: `Handbook of ${project.name}`, logo_props };
      await world.api.send('POST', `workspaces/${world.slug}/collections/`, collection);
      for (const at of [pages, `${pages}/${id}`, '/pages']) {
        await open(at);
        expect(await faults(page), at).toEqual([]);
      }
      await page
        .getByRole('button', { name: t('collection.actions', { name: collection.name }) })
        .click();
      await page.getByRole('menuitem', { name: t('mark.choose') }).click();
      await expect(page.locator('input[role=combobox]')).toBeFocused();
      expect(await faults(page), 'icons').toEqual([]);
      await open(`${pages}/${id}`);
      await page.getByRole('button', { name: t('versions.open') }).click();
      await expect(page.getByRole('complementary', { name: t('versions.title') })).toBeVisible();
      expect(await faults(page), 'versions').toEqual([]);
      await page
        .getByRole('button', { name: t('page.actions', { name: 'Plan' }) })
        .last()
        .click();
      await expect(page.getByRole('menu')).toBeVisible();
      expect(await faults(page, true), 'menu').toEqual([]);
    });

    test('all other pages', async ({ page, open, project }) => {
      const pages = [
        '/home',
        '/stickies',
        '/drafts',
        '/my-work',
        '/no-such-page',
        `/projects/${project.identifier}`,
        `/projects/${project.identifier}/archived`,
        ...SECTIONS.map((section) => `/settings/${section}`),
        ...OF_PROJECT.map((section) => `/settings/projects/${project.identifier}/${section}`),
      ];
      for (const path of pages) {
        await open(path);
        await expect(page.getByRole('main')).toBeVisible();
        expect(await faults(page), path).toEqual([]);
      }
    });

    test('what is gone, closed or beside a list', async ({ page, open, project, world }) => {
      const own = `workspaces/${world.slug}/projects/${project.id}/`;
      const [gone, kept] = await world.api.issues(project, 'Gone', 'Kept');
      await world.api.send('DELETE', `${own}work-items/${gone?.id}/`);
      await switchOn(world.api, project, { intakes: true });
      const intake = `${own}intake-issues/`;
      const { issue_detail } = await world.api.send('POST', intake, { issue: { name: 'Leak' } });
      const { sequence_id } = issue_detail as { sequence_id: number };
      const place = `/projects/${project.identifier}`;
      const pages = [
        [`/${gone?.key}`, page.getByText(t('page.issueMissing', { key: gone?.key ?? '' }))],
        [`${place}/intake/${sequence_id}`, page.getByRole('textbox', { name: t('intake.name') })],
        [`${place}?peek=${kept?.key}`, page.getByRole('complementary', { name: /Issue/ })],
      ] as const;
      for (const [at, shown] of pages) {
        await open(at);
        await expect(shown).toBeVisible();
        expect(await faults(page), at).toEqual([]);
      }
      await world.api.send('POST', `${own}archive/`);
      await open(place);
      await expect(page.getByText(t('page.projectArchived', project))).toBeVisible();
      expect(await faults(page), 'archived project').toEqual([]);
    });

    test('dialogs: a new project and module, a conflict, a session that ended', async ({
      browser,
      context,
      page,
      open,
      project,
      world,
    }) => {
      await switchOn(world.api, project, { modules: true });
      await open(`/projects/${project.identifier}/modules`);
      await page.keyboard.press('Shift+N');
      await expect(page.getByRole('dialog', { name: t('modules.new') })).toBeVisible();
      expect(await faults(page), 'new module').toEqual([]);
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t('nav.newProject') }).click();
      await expect(page.getByRole('dialog', { name: t('newProject.title') })).toBeVisible();
      expect(await faults(page), 'new project').toEqual([]);

      const text = '<p>Once</p>';
      const issue = await world.api.issue(project, 'Twice', { description_html: text });
      await open(`/${issue.key}`);
      await page
        .getByRole('button', { name: new RegExp(t('action.edit')) })
        .first()
        .click();
      await expect(page.getByRole('textbox', { name: t('issue.description') })).toBeFocused();
      await page.keyboard.type('Mine ');
      await context.setOffline(true);
      await page.keyboard.press('Control+Enter');
      const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/`;
      await world.api.send('PATCH', path, { description_html: '<p>Theirs</p>' });
      await context.setOffline(false);
      const conflict = page.getByRole('dialog', { name: t('sync.conflict') });
      await expect(conflict).toBeVisible({ timeout: 45_000 });
      expect(await faults(page), 'conflict').toEqual([]);
      await conflict.getByRole('button', { name: t('sync.keepBoth') }).click();
      await settled(page);

      // A session of its own: it is ended from elsewhere.
      const other = await browser.newContext({ colorScheme, storageState: NOBODY });
      const { email, password } = world;
      await other.request.post('/api/v1/auth/sign-in/', { data: { email, password } });
      const left = await other.newPage();
      await left.goto(`/${world.slug}/projects/${project.identifier}`);
      await arrived(left);
      await left.keyboard.press('c');
      await left.getByRole('textbox', { name: t('create.name') }).fill('Unsent');
      const headers = { Origin: new URL(left.url()).origin };
      await other.request.post('/api/v1/auth/sign-out/', { headers });
      await left.keyboard.press('Control+Enter');
      await expect(left.getByText(t('sync.signIn'))).toBeVisible({ timeout: 20_000 });
      expect(await faults(left), 'signed out').toEqual([]);
      await other.close();
    });

    test('pages before a workspace', async ({ browser, page, world }) => {
      await page.goto('/?choose');
      await page.getByRole('button', { name: t('workspaces.create') }).click();
      await expect(page.getByLabel(t('workspace.slug'))).toBeVisible();
      await settled(page);
      expect(await faults(page), 'choose').toEqual([]);

      const context = await browser.newContext({ colorScheme, storageState: NOBODY });
      const other = await context.newPage();
      await other.goto('/invitations#token=no-such-token');
      await expect(
        other.getByRole('heading', { name: t('invitation.invalid'), exact: true }),
      ).toBeVisible();
      expect(await faults(other), 'no invitation').toEqual([]);
      const email = `${unique('nils-')}@example.org`;
      const invited = { email, role: 15 };
      const invitations = `workspaces/${world.slug}/invitations/`;
      const { token } = await world.api.send('POST', invitations, invited);
      await other.goto('/sign-in');
      await other.goto(`/invitations#token=${token}`);
      await expect(other.getByRole('heading', { name: /Harbour/ })).toBeVisible();
      expect(await faults(other), 'invitation').toEqual([]);

      await context.route('**/api/v1/instance/', async (route) => {
        const answer = await route.fetch();
        await route.fulfill({ json: { ...(await answer.json()), is_set_up: false } });
      });
      await other.goto('/set-up');
      await expect(other.getByLabel(t('setUp.workspaceSlug'))).toBeVisible();
      expect(await faults(other), 'set up').toEqual([]);

      const headers = { Origin: new URL(other.url()).origin };
      const account = { email: `${unique('noor-')}@example.org`, password: world.password };
      const made = await context.request.post('/api/v1/auth/sign-up/', {
        data: { ...account, first_name: 'Noor' },
        headers,
      });
      expect(made.ok(), await made.text()).toBe(true);
      await other.goto('/');
      await expect(other.getByRole('heading', { name: t('workspaces.none') })).toBeVisible();
      expect(await faults(other), 'no workspace').toEqual([]);
      const slug = unique('new-');
      const data = { name: 'Lighthouse', slug };
      await context.request.post('/api/v1/workspaces/', { data, headers });
      await other.goto(`/${slug}`);
      await arrived(other);
      await expect(other.getByRole('button', { name: t('welcome.example') })).toBeVisible();
      expect(await faults(other), 'welcome').toEqual([]);
      await context.close();
    });

    test('pages before signing in', async ({ browser }) => {
      const context = await browser.newContext({
        colorScheme,
        storageState: NOBODY,
      });
      const page = await context.newPage();
      for (const path of ['/sign-in', '/sign-up']) {
        await page.goto(path);
        await expect(page.getByLabel(t('signIn.email'))).toBeVisible();
        await settled(page);
        expect(await faults(page), path).toEqual([]);
      }
      await context.close();
    });
  });
}
