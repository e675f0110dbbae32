import { defineConfig } from '@playwright/test';
import tests from './playwright.config';

/** What people wait for, measured in a browser against the system at `TIDEMARK_URL`: `./dev bench web`. */
export default defineConfig({
  ...tests,
  testDir: 'bench',
  testMatch: '*.bench.ts',
  outputDir: 'test-results/bench',
  timeout: 600_000,
  retries: 0,
  use: { ...tests.use, trace: 'off' },
});
