import { arrived, expect, settled, test, unique, watch } from './fixtures';
import { t } from './texts';

test.describe('without a session', () => {
  test.use({ storageState: { cookies: [], origins: [] } });

  test('a wrong password is said, and the right one leads to the page that was asked for', async ({
    page,
    world,
    project,
  }) => {
    await page.goto(`/${world.slug}/projects/${project.identifier}`);
    await expect(page).toHaveURL(/\/sign-in/);
    const email = page.getByLabel(t('signIn.email'));
    await expect(email).toBeFocused();
    await email.fill(world.email);
    await page.getByLabel(t('signIn.password')).fill('wrong');
    await page.keyboard.press('Enter');
    await expect(page.getByRole('alert')).toBeVisible();
    await page.getByLabel(t('signIn.password')).fill(world.password);
    await page.keyboard.press('Enter');
    await expect(page).toHaveURL(new RegExp(`/projects/${project.identifier}`));
    await arrived(page);
  });

  test('a link that no longer works says so, and its token leaves the address', async ({
    page,
  }) => {
    test.skip(process.env.TIDEMARK_EMAIL !== undefined, 'takes a system that looks at links');
    await page.goto('/sign-in#link=no-such-token');
    await expect(page.getByRole('alert')).toBeVisible();
    await expect(page).toHaveURL(/\/sign-in$/);
    await expect(page.getByLabel(t('signIn.email'))).toBeVisible();
  });

  test('a new account makes a workspace and a first project', async ({ page }) => {
    test.skip(process.env.TIDEMARK_EMAIL !== undefined, 'takes a system where anybody may sign up');
    const bad = watch(page);
    await page.goto('/sign-up');
    await page.getByLabel(t('signUp.firstName')).fill('Noor');
    await page.getByLabel(t('signIn.email')).fill(`${unique('noor-')}@example.org`);
    await page.getByLabel(t('signIn.password')).fill('an anchor in the sand');
    await page.keyboard.press('Enter');
    await page.getByLabel(t('workspace.name'), { exact: true }).fill('Lighthouse');
    await page.getByLabel(t('workspace.slug')).fill(unique('light-'));
    await page.getByRole('button', { name: t('workspaces.create') }).click();
    await page.getByRole('button', { name: t('welcome.example') }).click();
    const leak = page.getByRole('link', { name: t('example.issue4'), exact: true });
    await expect(leak).toBeVisible({ timeout: 20_000 });
    await arrived(page);
    await expect(leak).toHaveAttribute('href', /BOAT-\d+$/);
    expect(bad).toEqual([]);
  });
});

test('signing out leaves nothing of the workspace in the browser', async ({
  page,
  open,
  world,
  project,
}) => {
  const state = await page.request.post('/api/v1/auth/sign-in/', {
    data: { email: world.email, password: world.password },
  });
  expect(state.ok()).toBe(true);
  await world.api.issue(project, 'Secret of the harbour');
  await open(`/projects/${project.identifier}`);
  await page
    .getByRole('button', { name: t('nav.workspaceMenu', { name: 'Harbour' }).slice(0, 9) })
    .click();
  await page.getByRole('menuitem', { name: t('nav.signOut') }).click();
  await expect(page).toHaveURL(/\/sign-in/);
  const kept = await page.evaluate(async () => {
    const found: unknown[] = [];
    for (const { name = '' } of await indexedDB.databases()) {
      const opened = indexedDB.open(name);
      const db = await new Promise<IDBDatabase>((done, fail) => {
        opened.onsuccess = () => done(opened.result);
        opened.onerror = () => fail(opened.error);
      });
      for (const store of db.objectStoreNames) {
        const all = db.transaction(store).objectStore(store).getAll();
        found.push(
          ...(await new Promise<unknown[]>((done) => {
            all.onsuccess = () => done(all.result);
          })),
        );
      }
      db.close();
    }
    return JSON.stringify(found);
  });
  expect(kept.includes('Secret of the harbour')).toBe(false);
  await page.goto(`/${world.slug}/projects/${project.identifier}`);
  await expect(page).toHaveURL(/\/sign-in/);
});

test('a session that ends asks for the password over the page, and keeps what was done', async ({
  browser,
  world,
  project,
}) => {
  // A session of its own: it is ended from elsewhere.
  const context = await browser.newContext({ storageState: { cookies: [], origins: [] } });
  const page = await context.newPage();
  const signIn = { email: world.email, password: world.password };
  await context.request.post('/api/v1/auth/sign-in/', { data: signIn });
  await page.goto(`/${world.slug}/projects/${project.identifier}`);
  await arrived(page);
  await page.keyboard.press('c');
  await page.getByRole('textbox', { name: t('create.name') }).fill('Written without a session');
  await context.request.post('/api/v1/auth/sign-out/', {
    headers: { Origin: new URL(page.url()).origin },
  });
  await page.keyboard.press('Control+Enter');
  await expect(page.getByText(t('sync.signIn'))).toBeVisible({ timeout: 20_000 });
  await page.getByLabel(t('signIn.password')).fill(world.password);
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('sync.signIn'))).toHaveCount(0);
  await settled(page);
  await expect(page.getByRole('grid').getByText('Written without a session')).toBeVisible();
  await context.close();
});

test('addresses of nothing, of deleted and of foreign things say so', async ({
  page,
  open,
  world,
  project,
}) => {
  const [issue] = await world.api.issues(project, 'Soon gone');
  await world.api.send(
    'DELETE',
    `workspaces/${world.slug}/projects/${project.id}/work-items/${issue?.id}/`,
  );
  await open(`/${issue?.key}`);
  await expect(page.getByText(t('page.issueMissing', { key: issue?.key ?? '' }))).toBeVisible();
  await open('/projects/NOSUCH');
  await expect(page.getByText(t('page.projectMissing', { identifier: 'NOSUCH' }))).toBeVisible();
  await page.goto('/a-workspace-of-others/my-work');
  await expect(page.getByText(t('sync.lostTitle'))).toBeVisible();
});
