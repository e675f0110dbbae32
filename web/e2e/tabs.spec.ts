/** Several tabs of one browser: one of them follows the feed and sends, the others hear it, and one of those leads on. */
import { expect, type Page, test } from '@playwright/test';
import { commonProject, type Team, team } from './support/people';

const PAGES = process.env.TIDEMARK_PAGES ?? process.env.TIDEMARK_URL ?? 'http://127.0.0.1:5173';

async function filled(page: Page): Promise<void> {
  await page.waitForFunction(() => globalThis.tidemark?.tables() != null, null, {
    timeout: 30_000,
  });
}

function run(
  page: Page,
  name: string,
  args: readonly unknown[],
): Promise<string | null | undefined> {
  return page.evaluate(([n, a]) => globalThis.tidemark?.run(n, a), [name, args] as const);
}

/** The name of an issue as a page shows it. */
async function shows(page: Page, issue: string, name: string): Promise<void> {
  const wanted = [issue, name] as const;
  await page.waitForFunction(
    ([id, text]) =>
      globalThis.tidemark?.tables()?.issues.some((row) => {
        const { id: own, name: shown } = row as { id: string; name: string };
        return own === id && shown === text;
      }),
    wanted,
    { timeout: 20_000 },
  );
}

async function settled(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-settled', 'true', { timeout: 20_000 });
}

test('tabs show the same, send once, and lead on when the leading one is closed', async ({
  browser,
}) => {
  const them: Team = await team();
  const project = await commonProject(them);
  const [ada, bob] = them.people;
  const context = await browser.newContext({ baseURL: PAGES });
  await context.request.post('/api/v1/auth/sign-in/', {
    data: { email: ada.email, password: ada.password },
    headers: { origin: new URL(PAGES).origin },
  });
  const streams: string[] = [];
  context.on('request', (request) => {
    if (request.url().endsWith('/events/')) streams.push(request.url());
  });
  const first = await context.newPage();
  await first.goto(`/${them.slug}`);
  await filled(first);
  const second = await context.newPage();
  await second.goto(`/${them.slug}`);
  await filled(second);

  const made = await run(second, 'createIssue', [{ project, name: 'From the second tab' }]);
  const issue = made ?? '';
  await shows(second, issue, 'From the second tab');
  await shows(first, issue, 'From the second tab');
  await settled(first);
  await settled(second);

  const path = `workspaces/${them.slug}/projects/${project}/work-items/${issue}/`;
  const renamed = await bob.ask('PATCH', path, { name: 'By somebody else' });
  expect(renamed.status).toBe(200);
  await shows(first, issue, 'By somebody else');
  await shows(second, issue, 'By somebody else');
  expect(streams).toHaveLength(1);

  await first.close();
  await run(second, 'renameIssue', [issue, 'After the first was closed']);
  await settled(second);
  const { body } = await bob.ask('GET', path);
  expect((body as { name: string }).name).toBe('After the first was closed');
  await bob.ask('PATCH', path, { name: 'And still live' });
  await shows(second, issue, 'And still live');
  expect(streams.length).toBeGreaterThanOrEqual(2);
  await context.close();
});
