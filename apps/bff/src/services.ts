import type { Keepnet } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import { createDenials, type Denials } from './audit/denials.ts';
import { createTrail, type Trail } from './audit/trail.ts';
import { createSessionKeeper, type SessionKeeper } from './auth/session-keeper.ts';
import { type Commands, createCommands } from './commands/commands.ts';
import type { WriteTimes } from './commands/sending.ts';
import { type CompanyDirectory, createDirectory } from './companies/directory.ts';
import { createLicenceDays, type LicenceDays } from './companies/licence-days.ts';
import { createOwnCompany, type OwnCompany } from './companies/own-company.ts';
import { createScope, type Scope } from './companies/scope.ts';
import { createScopeStops } from './companies/scope-stops.ts';
import { createCompanyGroupCommand } from './company-groups/create-company-group.ts';
import { renameCompanyGroupCommand } from './company-groups/rename-company-group.ts';
import { setParticipantsCommand } from './company-groups/set-participants.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { createExports, type Exports } from './exports/exports.ts';
import { createLeases, type Leases } from './platform/lease.ts';
import { createLimits, type Limits, type PersonLimits } from './platform/limits.ts';
import type { Metrics } from './platform/metrics.ts';
import { createTargetGroupCommand } from './target-groups/create-target-group.ts';
import { createTargetUserCommand } from './target-users/create-target-user.ts';
import { type CustomFields, createCustomFields } from './target-users/custom-fields.ts';

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
  ownCompany: OwnCompany;
  licenceDays: LicenceDays;
  scope: Scope;
  trail: Trail;
  sessions: SessionKeeper;
  denials: Denials;
  leases: Leases;
  commands: Commands;
  customFields: CustomFields;
  exports: Exports;
  limits: PersonLimits;
  createTargetUser: ReturnType<typeof createTargetUserCommand>;
  createTargetGroup: ReturnType<typeof createTargetGroupCommand>;
  createCompanyGroup: ReturnType<typeof createCompanyGroupCommand>;
  renameCompanyGroup: ReturnType<typeof renameCompanyGroupCommand>;
  setParticipants: ReturnType<typeof setParticipantsCommand>;
}

export function createServices(
  foundation: Foundation,
  { now, writeTimes, limits }: { now?: () => number; writeTimes?: WriteTimes; limits?: Limits },
): Services {
  const { config, log, database, keepnet } = foundation;
  const { sessionSecret } = config;
  const licenceDays = createLicenceDays({ database, log, now });
  const directory = createDirectory(keepnet, log, now, licenceDays.note);
  const trail = createTrail(database, sessionSecret, now);
  const customFields = createCustomFields(keepnet, now);
  const createTargetUser = createTargetUserCommand(keepnet, customFields);
  const createTargetGroup = createTargetGroupCommand(keepnet);
  const createCompanyGroup = createCompanyGroupCommand(keepnet);
  const renameCompanyGroup = renameCompanyGroupCommand(keepnet);
  const setParticipants = setParticipantsCommand(keepnet);
  const known = [
    createTargetUser,
    createTargetGroup,
    createCompanyGroup,
    renameCompanyGroup,
    setParticipants,
  ];
  const leases = createLeases(database.kysely, now ?? Date.now);
  const ownCompany = createOwnCompany(keepnet, directory);
  const scope = createScope({
    keepnet,
    directory,
    ownCompany,
    trusted: config.scopeProof === 'trusted',
    now,
  });
  return {
    ...foundation,
    directory,
    ownCompany,
    licenceDays,
    scope,
    trail,
    sessions: createSessionKeeper(database, trail, now),
    denials: createDenials({ trail, log, now }),
    exports: createExports({ database, leases, scope, directory, trail, log, now }),
    limits: createLimits(database, now ?? Date.now, limits),
    customFields,
    createTargetUser,
    createTargetGroup,
    createCompanyGroup,
    renameCompanyGroup,
    setParticipants,
    leases,
    commands: createCommands({
      database,
      trail,
      leases,
      log,
      sessionSecret,
      known,
      ownCompany,
      stops: createScopeStops(database, config.keepnet.clientId, now),
      times: writeTimes,
      now,
    }),
  };
}
