import { expect, test, watch } from './fixtures';
import { t } from './texts';

/** What somebody with a key can send as a description. */
const HOSTILE = [
  '<p>Harmless beginning</p>',
  '<script>window.hurt = 1</script>',
  '<img src="x" onerror="window.hurt = 2">',
  '<svg onload="window.hurt = 3"><script>window.hurt = 4</script></svg>',
  '<a href="javascript:window.hurt = 5">press me</a>',
  '<iframe srcdoc="<script>parent.hurt = 6</script>"></iframe>',
  '<style>body { display: none }</style>',
  '<p class="shell fixed inset-0" style="position: fixed; inset: 0" id="root">covering</p>',
  '<form action="https://evil.invalid/"><input type="password" name="p"><button>Send</button></form>',
  '<math><mtext><img src="x" onerror="window.hurt = 7"></mtext></math>',
  '<details open ontoggle="window.hurt = 8">details</details>',
  '<p>&lt;b&gt;not bold&lt;/b&gt; harmless end</p>',
].join('');

test('a hostile description is text or nothing', async ({ page, open, project, world }) => {
  const bad = watch(page);
  const requests: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  const issue = await world.api.issue(project, '<img src=x onerror="window.hurt = 9">', {
    description_html: `<div>${HOSTILE}</div>`,
  });
  await open(`/${issue.key}`);
  await expect(page.getByText('Harmless beginning')).toBeVisible();
  await expect(page.getByText('<b>not bold</b> harmless end')).toBeVisible();
  const link = page.getByText('press me');
  await expect(link).toBeVisible();
  await link.click();
  const covering = page.getByText('covering');
  await expect(covering).toBeVisible();
  await expect(covering).not.toHaveCSS('position', 'fixed');
  const main = page.getByRole('main');
  await expect(main.locator('iframe, script, style, input[type="password"], .shell')).toHaveCount(
    0,
  );
  await expect(page.getByRole('textbox', { name: t('issue.title') })).toHaveValue(issue.name);
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
  expect(requests.filter((url) => url.includes('evil'))).toEqual([]);
  expect(bad).toEqual([]);
  await open(`/projects/${project.identifier}`);
  await expect(page.getByRole('grid').getByText(issue.name)).toBeVisible();
  expect(await page.evaluate(() => 'hurt' in window)).toBe(false);
});
