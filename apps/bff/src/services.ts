import type { TargetGroupInput, TargetUserInput } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import { createTrail, type Trail } from './audit/trail.ts';
import { type CompanyDirectory, createDirectory } from './companies/directory.ts';
import { createScope, type Scope } from './companies/scope.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Metrics } from './metrics.ts';
import { createTargetGroupAction } from './target-groups/create-target-group.ts';
import { createTargetUserAction } from './target-users/create-target-user.ts';
import { type CustomFields, createCustomFields } from './target-users/custom-fields.ts';
import type { CreateAction } from './writes/action.ts';
import { createWrites, type Writes, type WriteTimes } from './writes/writes.ts';

/** What stands before anything of ours works. */
interface Foundation {
  config: Config;
  log: Logger;
  metrics: Metrics;
  database: Database;
  keepnet: Keepnet;
}

/** What the routes work with; made once at start. */
export interface Services extends Foundation {
  directory: CompanyDirectory;
  scope: Scope;
  trail: Trail;
  writes: Writes;
  customFields: CustomFields;
  createTargetUser: CreateAction<TargetUserInput>;
  createTargetGroup: CreateAction<TargetGroupInput>;
}

export function createServices(
  foundation: Foundation,
  { now, writeTimes }: { now?: () => number; writeTimes?: WriteTimes },
): Services {
  const { config, log, database, keepnet } = foundation;
  const { sessionSecret } = config;
  const directory = createDirectory(keepnet, now);
  const trail = createTrail(database, sessionSecret, now);
  const customFields = createCustomFields(keepnet, now);
  const createTargetUser = createTargetUserAction(keepnet, customFields);
  const createTargetGroup = createTargetGroupAction(keepnet);
  const actions = [createTargetUser, createTargetGroup];
  return {
    ...foundation,
    directory,
    scope: createScope(keepnet, directory, now),
    trail,
    customFields,
    createTargetUser,
    createTargetGroup,
    writes: createWrites({ database, trail, log, sessionSecret, actions, times: writeTimes, now }),
  };
}
