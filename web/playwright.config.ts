import { defineConfig } from '@playwright/test';

const CI = process.env.CI !== undefined;

/** The tests in a browser run against the system at `TIDEMARK_URL`; see `e2e/support/system.ts`. */
export default defineConfig({
  testDir: 'e2e',
  outputDir: 'test-results',
  timeout: 60_000,
  expect: { timeout: 15_000 },
  workers: 1,
  forbidOnly: CI,
  retries: CI ? 1 : 0,
  reporter: [['line']],
  use: {
    baseURL: process.env.TIDEMARK_URL ?? 'http://127.0.0.1:5173',
    locale: 'en-GB',
    timezoneId: 'UTC',
    trace: 'retain-on-failure',
    launchOptions: {
      executablePath: process.env.TIDEMARK_CHROMIUM ?? '/usr/bin/chromium',
      args: process.getuid?.() === 0 ? ['--no-sandbox'] : [],
    },
  },
});
