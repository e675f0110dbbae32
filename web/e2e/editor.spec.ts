import type { Page } from '@playwright/test';
import { expect, settled, test, watch } from './fixtures';
import { t } from './texts';

/** Pastes into what has the focus, as the clipboard would. */
async function paste(
  page: Page,
  parts: { readonly html?: string; readonly text: string },
): Promise<void> {
  await page.evaluate(({ html, text }) => {
    const clipboardData = new DataTransfer();
    if (html) clipboardData.setData('text/html', html);
    clipboardData.setData('text/plain', text);
    const event = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true });
    document.activeElement?.dispatchEvent(event);
  }, parts);
}

const comment = (page: Page) => page.getByRole('textbox', { name: t('comment.write') });

test('a comment is written as Markdown, mentions somebody, and is shown', async ({
  page,
  open,
  project,
  world,
}) => {
  const bad = watch(page);
  const issue = await world.api.issue(project, 'Talk about it');
  await open(`/${issue.key}`);
  await comment(page).click();
  await page.keyboard.type('A **strong** tide and `low` water');
  await page.keyboard.press('Enter');
  await page.keyboard.type('- one');
  await page.keyboard.press('Enter');
  await page.keyboard.type(`two @${world.userName.slice(0, 3)}`);
  await expect(page.getByRole('listbox', { name: t('editor.people') })).toBeVisible();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Control+Enter');
  await settled(page);
  const shown = page.getByRole('article').filter({ hasText: 'A strong tide' });
  await expect(shown.locator('strong')).toHaveText('strong');
  await expect(shown.locator('code')).toHaveText('low');
  await expect(shown.locator('li')).toHaveCount(2);
  await expect(shown.getByText(`@${world.userName}`)).toBeVisible();
  await expect(comment(page)).toHaveText('');
  expect(bad).toEqual([]);
});

test('what was typed survives the page being closed', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Half a thought');
  await open(`/${issue.key}`);
  await comment(page).click();
  await page.keyboard.type('I was about to say');
  // A draft is on disk once typing rests.
  await expect
    .poll(() =>
      page.evaluate(
        () =>
          new Promise<number>((done) => {
            const opened = indexedDB.open('tidemark-drafts');
            opened.onsuccess = () => {
              const count = opened.result.transaction('drafts').objectStore('drafts').count();
              count.onsuccess = () => {
                opened.result.close();
                done(count.result);
              };
            };
          }),
      ),
    )
    .toBeGreaterThan(0);
  await page.reload();
  await expect(comment(page)).toHaveText('I was about to say');
  await expect(page.getByText(t('editor.restored'))).toBeVisible();
  await page.getByRole('button', { name: t('editor.discard') }).click();
  await expect(comment(page)).toHaveText('');
});

test('a pasted page loses what could do harm', async ({ page, open, project, world }) => {
  const bad = watch(page);
  const issue = await world.api.issue(project, 'Pasted');
  await open(`/${issue.key}`);
  await comment(page).click();
  const html = `<h2 onclick="alert(1)" style="position:fixed">Title</h2><script>alert(2)</script>
    <p>text <a href="javascript:alert(3)">link</a> <a href="https://example.org/">good</a>
    <img src="javascript:alert(4)"><svg onload="alert(5)"></svg></p>
    <table><tr><td>cell</td></tr></table><iframe srcdoc="<script>alert(6)</script>"></iframe>`;
  await paste(page, { html, text: 'Title' });
  await expect(comment(page).locator('h2')).toHaveText('Title');
  await expect(comment(page).locator('a')).toHaveCount(1);
  await expect(comment(page).locator('td')).toHaveText('cell');
  await expect(comment(page).locator('script, svg, iframe, [onclick]')).toHaveCount(0);
  expect(bad).toEqual([]);
});

test('a pasted megabyte is text, and the page goes on', async ({ page, open, project, world }) => {
  const issue = await world.api.issue(project, 'Long');
  await open(`/${issue.key}`);
  await comment(page).click();
  const text = Array.from(
    { length: 20_000 },
    (_, line) => `line ${line} of a very long log that goes on`,
  );
  await paste(page, { text: text.join('\n') });
  await page.keyboard.type('the end');
  await expect(comment(page).locator('pre')).toContainText('line 19999');
  await page.keyboard.press('Control+Enter');
  await settled(page);
  await expect(page.getByRole('article').locator('pre')).toContainText('the end');
});

test('the bar is one tab stop, and links ask for their address', async ({
  page,
  open,
  project,
  world,
}) => {
  const issue = await world.api.issue(project, 'Linked');
  const text = page.getByRole('textbox', { name: t('issue.description') });
  await open(`/${issue.key}`);
  await page.getByRole('button', { name: t('issue.addDescription') }).click();
  await expect(text).toBeFocused();
  await page.keyboard.type('see the chart');
  await page.keyboard.press('Shift+Control+ArrowLeft');
  await page.keyboard.press('Control+k');
  const address = page.getByRole('textbox', { name: t('editor.linkAddress') });
  await expect(address).toBeFocused();
  await page.keyboard.type('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(page.getByText(t('editor.wrongAddress'))).toBeVisible();
  await address.fill('example.org/chart');
  await page.keyboard.press('Enter');
  await expect(text.locator('a')).toHaveAttribute('href', 'https://example.org/chart');
  await expect(text).toBeFocused();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: t('editor.bold') })).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await expect(page.getByRole('button', { name: t('editor.italic') })).toBeFocused();
});
