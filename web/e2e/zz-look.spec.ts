import { expect, row, settled, test } from './fixtures';
import { t } from './texts';

const BOB = '01a206a3-5c11-7e2d-9f0a-6b1f0d3c9a52';

test.describe.configure({ mode: 'serial' });

for (const scheme of ['light', 'dark'] as const) {
  for (const width of [1280, 390]) {
    test(`look ${scheme} ${width}`, async ({ page, open, project, world }) => {
      await page.setViewportSize({ width, height: 800 });
      await page.emulateMedia({ colorScheme: scheme });
      const me = String((await world.api.send('GET', 'users/me/')).id);
      const issue = await world.api.issue(project, 'Mend the net before the herring come');
      const others = await world.api.issues(project, 'Two', 'Three', 'Four', 'Five');
      const path = `workspaces/${world.slug}/projects/${project.id}/work-items/${issue.id}/`;
      await world.api.send('PATCH', path, { priority: 'high', target_date: '2026-12-24' });
      await page.route('**/activities/**', async (route) => {
        const answer = await route.fetch();
        const body = await answer.json();
        body.results = body.results.map((one: object, n: number) => ({
          ...one,
          command: BOB,
          position: n + 1,
        }));
        await route.fulfill({ response: answer, json: body });
      });
      const fact = (part: object) => ({
        entity: 'issue',
        entity_id: issue.id,
        key: issue.key,
        field: 'priority',
        from: 'high',
        to: null,
        outcome: 'undone',
        reason: null,
        changed_by: null,
        changed_at: null,
        ...part,
      });
      const long =
        'The hull is to be scraped, caulked and painted before the equinox, and whoever finds a worm in a plank has to say so '.repeat(
          4,
        );
      let facts: object[] = [
        fact({}),
        fact({ field: 'target_date', from: '2026-12-24', to: '2026-12-01' }),
        fact({ field: 'description', from: long, to: 'Averylongwordwithoutanyspace'.repeat(8) }),
        fact({
          field: 'state',
          from: 'Done',
          to: null,
          outcome: 'changed_since',
          changed_by: me,
          changed_at: new Date(Date.now() - 3600_000).toISOString(),
        }),
        fact({ field: 'labels', from: 'bug', to: 'bug', outcome: 'already' }),
        fact({
          field: 'modules',
          from: null,
          to: 'Hull',
          outcome: 'gone',
          reason: 'The module Hull was deleted.',
        }),
      ];
      await page.route('**/undo/', async (route) => {
        const { preview } = route.request().postDataJSON();
        const report = {
          command: BOB,
          actor: me,
          created_at: new Date(Date.now() - 86400_000).toISOString(),
          position: 9,
          facts,
        };
        if (!preview) facts = facts.map((one) => ({ ...one, outcome: 'undone' }));
        await route.fulfill({
          status: preview ? 200 : 409,
          json: preview ? report : { detail: 'x', facts },
        });
      });
      await open(`/${issue.key}`);
      const activity = page.getByRole('region', { name: t('comment.title') });
      await activity.scrollIntoViewIfNeeded();
      const line = page.locator('.happened').nth(1);
      await line.hover();
      await page.screenshot({ path: `/tmp/shots/feed-${scheme}-${width}.png` });
      const button = line.getByRole('button');
      await button.focus();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toContainText(t('undo.rest'));
      await page.screenshot({ path: `/tmp/shots/undo-${scheme}-${width}.png` });
      await page.getByRole('button', { name: t('undo.rest') }).click();
      await expect(page.getByRole('dialog')).toContainText(t('undo.changedNow'));
      await page.screenshot({ path: `/tmp/shots/undo409-${scheme}-${width}.png` });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(button).toBeFocused();

      // Bulk
      let count = 137;
      await page.route('**/work-items/bulk/', async (route) => {
        const body = route.request().postDataJSON();
        console.log(JSON.stringify(body));
        if (body.preview) return route.fulfill({ json: { count, position: 4711, most: 1000 } });
        if (count === 137) {
          count = 140;
          return route.fulfill({ status: 409, json: { detail: 'others', count, position: 4712 } });
        }
        const results = [
          ...Array.from({ length: 138 }, () => ({
            id: issue.id,
            status: 200,
            position: 4800,
            etag: null,
            body: null,
          })),
          {
            id: issue.id,
            status: 403,
            position: null,
            etag: null,
            body: { detail: 'Only its creator or an admin of the project can delete an issue.' },
          },
          {
            id: issue.id,
            status: 400,
            position: null,
            etag: null,
            body: { detail: 'The state is not of this project.' },
          },
        ];
        return route.fulfill({ json: { results } });
      });
      await open(`/projects/${project.identifier}`);
      await page.keyboard.press('j');
      await page.keyboard.press('x');
      await expect(
        page.getByRole('button', { name: t('whole.select', { count: 5 }) }),
      ).toBeVisible();
      await page.screenshot({ path: `/tmp/shots/bar-${scheme}-${width}.png` });
      await page.getByRole('button', { name: t('whole.select', { count: 5 }) }).click();
      await expect(page.getByRole('toolbar', { name: t('bulk.name') })).toContainText(
        t('whole.count', { count: 5 }),
      );
      await page.screenshot({ path: `/tmp/shots/whole-${scheme}-${width}.png` });
      await page.keyboard.press('p');
      await page.keyboard.type('high');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('dialog')).toContainText('137');
      await page.screenshot({ path: `/tmp/shots/confirm-${scheme}-${width}.png` });
      await page.getByRole('button', { name: t('whole.action', { count: 137 }) }).click();
      await expect(page.getByRole('dialog')).toContainText('140');
      await page.screenshot({ path: `/tmp/shots/confirm409-${scheme}-${width}.png` });
      await page.getByRole('button', { name: t('whole.action', { count: 140 }) }).click();
      await expect(page.locator('.toast__title')).toBeVisible();
      await page.screenshot({ path: `/tmp/shots/notice-${scheme}-${width}.png` });
      await page.keyboard.press('x');
      await page.getByRole('button', { name: t('whole.select', { count: 5 }) }).click();
      count = 2400;
      await page.getByRole('button', { name: t('bulk.label'), exact: true }).click();
      await page.keyboard.press('Escape');
      await page.getByRole('button', { name: t('bulk.delete'), exact: true }).click();
      await expect(page.getByRole('dialog')).toContainText('2,400');
      await page.screenshot({ path: `/tmp/shots/toomany-${scheme}-${width}.png` });
      await page.keyboard.press('Escape');
      await expect(page.getByRole('dialog')).toHaveCount(0);
      console.log(
        'focus',
        await page.evaluate(() => document.activeElement?.outerHTML.slice(0, 120)),
      );
      await settled(page);
      expect(others.length).toBe(4);
      await expect(row(page, issue)).toBeVisible();
    });
  }
}
