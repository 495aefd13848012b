import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const PORT = 3191;
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '/tmp/jn/out',
  fullyParallel: false,
  workers: 1,
  retries: 0,
  forbidOnly: true,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    baseURL: `http://localhost:${PORT}`,
    ...PHONE,
    launchOptions: { executablePath: findBrowser() ?? undefined },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'scripts on', use: { javaScriptEnabled: true } },
    // axe is itself a script in the page.
    { name: 'scripts off', use: { javaScriptEnabled: false }, testIgnore: '**/*.axe.spec.ts' },
  ],
});
