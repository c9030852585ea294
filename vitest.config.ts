import { statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = {
  // All of these are for what hangs. None of them is how fast something has to be: a machine that is busy takes ten times as long.
  testTimeout: 120_000,
  hookTimeout: 180_000,
  expect: { poll: { timeout: 100_000 } },
  restoreMocks: true,
};

/**
 * The integration tests of what does not depend on the database: upstream, HTTP, sign-in, files. They run on SQLite alone,
 * and every other one on both. A file that opens the database, reads it or starts a second process on it has no place here;
 * scripts/databases.test.ts says so.
 */
export const onOneDatabase = [
  'access-companies',
  'access-renewal',
  'answer-fields',
  'behind-https',
  'change-target-group',
  'change-target-user',
  'client-authentication',
  'company-groups',
  'company-groups-participants',
  'company-groups-rename',
  'company-groups-scale',
  'compression',
  'create-in-many',
  'create-in-many-random',
  'create-target-user',
  'cross-site',
  'custom-field-filters',
  'delivery',
  'exports',
  'exports-companies',
  'exports-selected',
  'fair-shares',
  'fault-matrix',
  'http',
  'import-warnings',
  'imports',
  'imports-random',
  'incomplete-lists',
  'jobs-behind-people',
  'jobs-hard-times',
  'jobs-kinds',
  'jobs-safeguard',
  'local-sign-in',
  'methods',
  'metrics',
  'people-search',
  'provider-answers',
  'provider-causes',
  'provider-shapes',
  'random-calls',
  'reserved-words',
  'rights-sources',
  'scope-proof',
  'searching',
  'sign-in',
  'sign-in-again',
  'sign-in-refused',
  'stopping',
  'target-group-namesakes',
  'target-group-reach',
  'target-users',
  'tenant-settings',
  'upstream-readings',
].map((name) => `apps/bff/test/${name}.test.ts`);

/** Bytes that the folders of all consoles of a run have room in, with plenty to spare. */
const roomNeeded = 1024 ** 3;

/**
 * Where consoles keep their SQLite: in memory where Linux has the room for it. SQLite waits for the disk at every commit, and that
 * would be most of the time of a test; what it waits for is the same call.
 */
function folderForData(): string {
  const inMemory = '/dev/shm';
  try {
    const { bavail, bsize } = statfsSync(inMemory);
    return bavail * bsize < roomNeeded ? tmpdir() : inMemory;
  } catch {
    return tmpdir();
  }
}

const integration = {
  ...shared,
  // A process that loads the server once runs one file after the other: each starts its own console on its own database and ports.
  isolate: false,
  include: ['apps/bff/test/**/*.test.ts'],
};

export default defineConfig({
  test: {
    // One more than the two cores that the suite is meant for: integration tests wait for Postgres, child processes and deadlines.
    maxWorkers: 3,
    projects: [
      {
        test: {
          ...shared,
          name: 'unit',
          // Most of a small file's time is the start of what runs it: files here keep nothing that another could notice.
          isolate: false,
          include: [
            'packages/**/*.test.ts',
            'apps/*/src/**/*.test.ts',
            'apps/{sandbox,web}/test/**/*.test.ts',
            'scripts/**/*.test.ts',
          ],
        },
      },
      {
        test: {
          ...shared,
          name: 'components',
          // A process, a DOM and the packages of its own were half of a file's time. apps/web/test/setup.ts keeps files apart.
          isolate: false,
          include: ['apps/web/src/**/*.test.tsx'],
          environment: 'happy-dom',
          setupFiles: ['apps/web/test/setup.ts'],
        },
      },
      {
        test: {
          ...integration,
          name: 'sqlite',
          // Several replicas need Postgres, and so does a database that goes away by itself.
          exclude: ['scale-out', 'storage-gone', 'jobs-storage-gone'].map(
            (name) => `apps/bff/test/${name}.test.ts`,
          ),
          env: { TEST_DATABASE: 'sqlite', TMPDIR: folderForData() },
        },
      },
      {
        test: {
          ...integration,
          name: 'postgres',
          // The soak runs its parts on both.
          exclude: process.env['SOAK'] === undefined ? onOneDatabase : [],
          env: { TEST_DATABASE: 'postgres' },
          globalSetup: ['apps/bff/test/support/global-setup.ts'],
        },
      },
    ],
  },
});
