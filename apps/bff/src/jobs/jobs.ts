import type { Keepnet } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { Trail } from '../audit/trail.ts';
import type { KeptRights } from '../auth/kept-rights.ts';
import type { Commands } from '../commands/commands.ts';
import type { CompanyDirectory } from '../companies/directory.ts';
import type { Scope } from '../companies/scope.ts';
import type { Database } from '../db/database.ts';
import type { Leases } from '../platform/lease.ts';
import { createBatches } from './batch.ts';
import { createCheck } from './check.ts';
import { createMaking } from './create.ts';
import { createEngine } from './engine.ts';
import { createJobFiles } from './files.ts';
import { createFollow } from './follow.ts';
import { createItemRows } from './item-rows.ts';
import type { Kind } from './kind.ts';
import { createKinds } from './kinds.ts';
import { createPlanHash } from './plan-hash.ts';
import { createPlanner } from './planner.ts';
import { createRetention } from './retention.ts';
import { createJobRows } from './rows.ts';
import { createRunStore } from './run-store.ts';
import { createRunner } from './runner.ts';
import { createSafeguard } from './safeguard.ts';
import { createJobSeal } from './sealing.ts';
import { createStart } from './start.ts';
import { createTransitions } from './transitions.ts';
import type { Uploads } from './uploads.ts';
import { createJobView } from './view.ts';
import { createWarnings } from './warnings.ts';

interface Parts {
  database: Database;
  keepnet: Pick<Keepnet, 'company' | 'companies'>;
  trail: Trail;
  leases: Leases;
  commands: Commands;
  rights: KeptRights;
  scope: Pick<Scope, 'forWrite'>;
  directory: Pick<CompanyDirectory, 'get'>;
  uploads: Uploads;
  /** Everything that plans may do. */
  known: readonly Kind[];
  sessionSecret: string;
  /** Days after its end for which a plan names people: `JOB_RETENTION_DAYS`. */
  retentionDays: number;
  log: Logger;
  now: () => number;
}

/** Plans of many writes: makes, starts and shows them, and runs them on any replica. */
export function createJobs(parts: Parts) {
  const { database, keepnet, trail, leases, commands, rights, scope, directory } = parts;
  const { uploads, sessionSecret, retentionDays, log, now } = parts;
  const { kysely } = database;
  const seal = createJobSeal(sessionSecret);
  const kinds = createKinds(parts.known);
  const rows = createJobRows(database, leases, now);
  const items = createItemRows(database);
  const view = createJobView(seal, retentionDays, now);
  const transitions = createTransitions({ database, items, trail, rights, seal, now });
  const safeguard = createSafeguard(keepnet, now);
  const batches = createBatches({ commands, scope, seal });
  const store = createRunStore({ database, rows, items, transitions, now });
  const planner = createPlanner({
    database,
    rows,
    items,
    scope,
    directory,
    seal,
    uploads,
    transitions,
    follow: createFollow({ rows, items, kinds, batches, store, seal }),
    warnings: createWarnings(kysely, safeguard),
    hashOf: createPlanHash(sessionSecret),
    log,
    now,
  });
  const engine = createEngine({
    database,
    rows,
    kinds,
    planner,
    runner: createRunner({ rows, store, items, batches, commands, rights, keepnet, log, now }),
    transitions,
    rights,
    keepTidy: createRetention({ database, items, transitions, uploads, retentionDays, log, now }),
    log,
    now,
  });
  return {
    rows,
    items,
    uploads,
    kinds,
    view,
    transitions,
    make: createMaking({ rows, directory, seal, sessionSecret }),
    start: createStart({ kysely, items, safeguard, transitions }),
    files: createJobFiles({ items, kinds, seal, view }),
    check: createCheck({ items, kinds, batches, store }),
    engine,
  };
}

export type Jobs = ReturnType<typeof createJobs>;
