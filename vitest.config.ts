import { defineConfig } from 'vitest/config';
import { aliases } from './vite/aliases';

const unit = ['{app,db,search,vite,bench}/**/*.test.{ts,tsx}'];
const onDatabase = ['tests/{domain,routes,search,attacks,operations,faults}/**/*.test.ts'];

export default defineConfig({
  resolve: { alias: aliases },
  test: {
    pool: 'forks',
    maxWorkers: 2,
    // Ends what hangs; everything is slow where two cores do all checks at once.
    testTimeout: 300_000,
    hookTimeout: 300_000,
    projects: [
      { extends: true, test: { name: 'unit', include: unit } },
      {
        extends: true,
        test: { name: 'database', include: onDatabase, globalSetup: 'tests/support/test-cluster.ts' },
      },
    ],
  },
});
