import { defineConfig } from 'vitest/config';

const shared = {
  testTimeout: 20_000,
  hookTimeout: 60_000,
  restoreMocks: true,
  // What is waited for comes at once, but for a machine that is busy.
  expect: { poll: { timeout: 10_000 } },
};
const integration = {
  ...shared,
  include: ['apps/bff/test/**/*.test.ts'],
};

export default defineConfig({
  test: {
    maxWorkers: 2,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          include: [
            'packages/**/*.test.ts',
            'apps/*/src/**/*.test.{ts,tsx}',
            'apps/{sandbox,web}/test/**/*.test.{ts,tsx}',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...integration,
          name: 'sqlite',
          // Several replicas need Postgres, and so does a database that goes away by itself.
          exclude: ['apps/bff/test/scale-out.test.ts', 'apps/bff/test/storage-gone.test.ts'],
          env: { TEST_DATABASE: 'sqlite' },
        },
      },
      {
        test: {
          ...integration,
          name: 'postgres',
          // What a provider says comes to the same on either database.
          exclude: ['apps/bff/test/provider-*.test.ts'],
          env: { TEST_DATABASE: 'postgres' },
          globalSetup: ['apps/bff/test/support/global-setup.ts'],
        },
      },
    ],
  },
});
