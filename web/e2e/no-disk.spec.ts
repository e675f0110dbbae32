/** A browser that gives the page no IndexedDB: work goes on in memory, and the page says what that means. */
import { expect, row, settled, test, watch } from './fixtures';
import { t } from './texts';

const ways = {
  'has none': () => Reflect.deleteProperty(globalThis, 'indexedDB'),
  'refuses it': () =>
    Object.defineProperty(globalThis, 'indexedDB', {
      get() {
        throw new DOMException('it is not allowed', 'SecurityError');
      },
    }),
};

for (const [what, takeAway] of Object.entries(ways)) {
  test(`a browser that ${what} works without a disk`, async ({
    page,
    context,
    open,
    project,
    world,
  }) => {
    const bad = watch(page);
    await page.addInitScript(takeAway);
    await open(`/projects/${project.identifier}`);
    await page.keyboard.press('c');
    await page.keyboard.type('Made without a disk');
    await page.keyboard.press('Control+Enter');
    await page.getByRole('grid').getByRole('link', { name: 'Made without a disk' }).click();
    const title = page.getByRole('textbox', { name: t('issue.title') });
    await title.fill('Changed without a disk');
    await page.keyboard.press('Enter');
    await page.getByRole('textbox', { name: t('comment.write') }).click();
    await page.keyboard.type('Said without a disk');
    await page.getByRole('button', { name: t('comment.send') }).click();
    await expect(page.getByRole('article')).toContainText('Said without a disk');
    await settled(page);
    await page.reload();
    await expect(title).toHaveValue('Changed without a disk');
    await expect(page.getByRole('article')).toContainText('Said without a disk');

    const issue = await world.api.issue(project, 'Wait in memory');
    await open(`/projects/${project.identifier}`);
    await expect(row(page, issue)).toBeVisible();
    await context.setOffline(true);
    await expect(page.getByText(t('sync.offline'), { exact: true })).toBeVisible({
      timeout: 45_000,
    });
    await row(page, issue)
      .getByRole('button', { name: t('prop.priority') })
      .click();
    await page.keyboard.type('low');
    await page.keyboard.press('Enter');
    await expect(page.getByText(t('sync.volatileText'))).toBeVisible();
    await context.setOffline(false);
    await settled(page);
    await expect(page.getByText(t('sync.volatileText'))).toHaveCount(0);
    expect((await world.api.read(project, issue)).priority).toBe('low');
    expect(bad).toEqual([]);
  });
}
