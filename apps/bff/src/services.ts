import type { CompanyGroupInput, TargetGroupInput, TargetUserInput } from '@reseller-console/contract';
import type { Keepnet } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import { createDenials, type Denials } from './audit/denials.ts';
import { createTrail, type Trail } from './audit/trail.ts';
import { createSessionKeeper, type SessionKeeper } from './auth/session-keeper.ts';
import { type CompanyDirectory, createDirectory } from './companies/directory.ts';
import { createLicenceDays, type LicenceDays } from './companies/licence-days.ts';
import { createOwnCompany, type OwnCompany } from './companies/own-company.ts';
import { createScope, type Scope } from './companies/scope.ts';
import { createScopeStops } from './companies/scope-stops.ts';
import { createCompanyGroupAction } from './company-groups/create-company-group.ts';
import { renameCompanyGroupChange, type WantedName } from './company-groups/rename-company-group.ts';
import { setParticipantsChange, type WantedParticipants } from './company-groups/set-participants.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { createExports, type Exports } from './exports/exports.ts';
import { createLimits, type Limits, type PersonLimits } from './http/limits.ts';
import type { Metrics } from './metrics.ts';
import { createTargetGroupAction } from './target-groups/create-target-group.ts';
import { createTargetUserAction } from './target-users/create-target-user.ts';
import { type CustomFields, createCustomFields } from './target-users/custom-fields.ts';
import type { CreateAction } from './writes/action.ts';
import type { DeclaredChange } from './writes/change-work.ts';
import type { WriteTimes } from './writes/work.ts';
import { createWrites, type Writes } from './writes/writes.ts';

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
  writes: Writes;
  customFields: CustomFields;
  exports: Exports;
  limits: PersonLimits;
  createTargetUser: CreateAction<TargetUserInput>;
  createTargetGroup: CreateAction<TargetGroupInput>;
  createCompanyGroup: CreateAction<CompanyGroupInput>;
  renameCompanyGroup: DeclaredChange<WantedName>;
  setParticipants: DeclaredChange<WantedParticipants>;
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
  const createTargetUser = createTargetUserAction(keepnet, customFields);
  const createTargetGroup = createTargetGroupAction(keepnet);
  const createCompanyGroup = createCompanyGroupAction(keepnet);
  const renameCompanyGroup = renameCompanyGroupChange(keepnet);
  const setParticipants = setParticipantsChange(keepnet);
  const actions = [createTargetUser, createTargetGroup, createCompanyGroup];
  const changes = [renameCompanyGroup, setParticipants];
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
    exports: createExports({ database, scope, directory, trail, log, now }),
    limits: createLimits(database, now ?? Date.now, limits),
    customFields,
    createTargetUser,
    createTargetGroup,
    createCompanyGroup,
    renameCompanyGroup,
    setParticipants,
    writes: createWrites({
      database,
      trail,
      log,
      sessionSecret,
      actions,
      changes,
      ownCompany,
      stops: createScopeStops(database, config.keepnet.clientId, now),
      times: writeTimes,
      now,
    }),
  };
}
