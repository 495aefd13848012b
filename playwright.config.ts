import { defineConfig } from '@playwright/test';
import { findBrowser } from './scripts/browser.mjs';

const PORT = Number(process.env.E2E_PORT ?? 3190);
const PHONE = { viewport: { width: 360, height: 640 }, hasTouch: true };

export default defineConfig({
  testDir: 'tests/e2e',
  outputDir: '.cache/journeys',
  fullyParallel: true,
  workers: 2,
  retries: 0,
  forbidOnly: true,
  // Ends what hangs; how fast a page is, is measured in bench/. A machine that does other things too gets its time.
  timeout: 300_000,
  expect: { timeout: 30_000 },
  reporter: 'list',
  use: {
    baseURL: `http://localhost:${PORT}`,
    ...PHONE,
    launchOptions: { executablePath: findBrowser() ?? undefined },
    screenshot: 'only-on-failure',
    trace: 'off',
  },
  projects: [
    { name: 'scripts on', use: { javaScriptEnabled: true } },
    // axe is itself a script in the page, and browsers put pictures off only where scripts run.
    {
      name: 'scripts off',
      use: { javaScriptEnabled: false },
      testIgnore: ['**/*.axe.spec.ts', '**/first-visit.spec.ts'],
    },
  ],
  webServer: {
    command: `node --import tsx tests/support/market-for-journeys.ts ${PORT}`,
    url: `http://localhost:${PORT}/readyz`,
    timeout: 600_000,
    reuseExistingServer: false,
    stdout: 'ignore',
    stderr: 'pipe',
    gracefulShutdown: { signal: 'SIGTERM', timeout: 20_000 },
  },
});
