import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { onOneDatabase } from '../vitest.config.ts';
import { inWorkspace } from './lib/paths.ts';

/** What opens the database, reads it or starts a second process on it. */
const ofStorage =
  /DATABASE_URL|from '(?:kysely|pg|\.\.\/src\/(?:db|audit)\/.*|\.\/support\/(?:balancer|child|database|many-events|postgres|replicas|trail)\.ts)'/;

test.each(onOneDatabase)('%s is there, and does not depend on which database it runs on', async (path) => {
  const text = await readFile(inWorkspace(path), 'utf8');
  expect(text.match(ofStorage)?.[0]).toBeUndefined();
});
