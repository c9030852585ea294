import { localSignIn, logout } from '@reseller-console/contract';
import type { Call, Keepnet } from '@reseller-console/keepnet';
import express, { type Express, type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { createDenials, type Denials } from './audit/denials.ts';
import { auditEndpoints } from './audit/endpoints.ts';
import { recordDenials } from './audit/record-denials.ts';
import { createTrail } from './audit/trail.ts';
import { type Auth, createAuth } from './auth/auth.ts';
import { sessionEndpoints } from './auth/endpoints.ts';
import { createSessions } from './auth/sessions.ts';
import { showOutageOnSignInPage } from './auth/sign-in-outage.ts';
import { createCommands } from './commands/commands.ts';
import type { WriteTimes } from './commands/sending.ts';
import { createDirectory } from './companies/directory.ts';
import { createDomains } from './companies/domains.ts';
import { companiesEndpoints } from './companies/endpoints.ts';
import { createLicenceDays } from './companies/licence-days.ts';
import { createLicenceHistory } from './companies/licence-history.ts';
import { createMasks } from './companies/masks.ts';
import { createOwnCompany } from './companies/own-company.ts';
import { createScope } from './companies/scope.ts';
import { createScopeStops } from './companies/scope-stops.ts';
import { visibleCompanies } from './companies/visible-companies.ts';
import { companyGroupCommands } from './company-groups/commands.ts';
import { companyGroupsEndpoints } from './company-groups/endpoints.ts';
import { readMembers } from './company-groups/members.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import { createAccessOf } from './exports/access.ts';
import { createCompaniesFile } from './exports/companies-file/companies-file.ts';
import { createProgress } from './exports/companies-file/progress.ts';
import { createCompanySelection } from './exports/companies-file/select-companies.ts';
import { exportsEndpoints } from './exports/endpoints.ts';
import { createExports } from './exports/exports.ts';
import { createJournal } from './exports/journal.ts';
import { createSlots, searchSlots } from './exports/slots.ts';
import { jobsEndpoints } from './jobs/endpoints.ts';
import { createJobs } from './jobs/jobs.ts';
import { jobKinds } from './jobs/kinds/all.ts';
import { createUploads } from './jobs/uploads.ts';
import { lookupsEndpoints } from './lookups/endpoints.ts';
import { peopleEndpoints } from './people/endpoints.ts';
import { createPeopleSearch } from './people/search.ts';
import { createSweep } from './people/sweep.ts';
import { accessLog } from './platform/access-log.ts';
import { refuseCrossSite } from './platform/cross-site.ts';
import { type Endpoint, mount } from './platform/endpoint.ts';
import { errorHandler } from './platform/error-handler.ts';
import type { GracefulShutdown } from './platform/graceful-shutdown.ts';
import { healthRoutes } from './platform/health.ts';
import { deriveKey } from './platform/keys.ts';
import { createLeases, type Leases } from './platform/lease.ts';
import { createLimits, type Limits, type PersonLimits } from './platform/limits.ts';
import { type Answered, onlyMethods } from './platform/methods.ts';
import type { Metrics } from './platform/metrics.ts';
import { ProblemError } from './platform/problem.ts';
import { requestId } from './platform/request-id.ts';
import { noStore, securityHeaders } from './platform/security-headers.ts';
import { spa } from './platform/spa.ts';
import { createVersions } from './platform/version.ts';
import { preferencesEndpoints } from './preferences/endpoints.ts';
import { targetGroupCommands } from './target-groups/commands.ts';
import { targetGroupsEndpoints } from './target-groups/endpoints.ts';
import { targetUserCommands } from './target-users/commands.ts';
import { createCustomFields } from './target-users/custom-fields.ts';
import { targetUsersEndpoints } from './target-users/endpoints.ts';
import { viewsEndpoints } from './views/endpoints.ts';
import { createViews } from './views/views.ts';

/** What the console is built on. */
export interface Foundation {
  config: Config;
  log: Logger;
  metrics: Metrics;
  database: Database;
  keepnet: Keepnet;
  shutdown: GracefulShutdown;
}

export interface AppOptions {
  now?: () => number;
  /** Deadlines and waits of writes. */
  writeTimes?: WriteTimes;
  /** What each person may do in a while. */
  limits?: Limits;
  /** Milliseconds that a company has to begin its answer for a file over companies (60 000). */
  companyMs?: number;
  /** Takes the sign-in link of `AUTH_MODE=local`. */
  print?: (line: string) => void;
}

/** Work that can outlive its process: any replica may settle what a crashed one left open. */
interface Recoverable {
  recoverAbandoned(stopped: AbortSignal): Promise<void>;
}

/** The console without its server. */
export interface App {
  handler: Express;
  /** Every endpoint of the API. */
  endpoints: readonly Endpoint[];
  leases: Leases;
  recoverable: readonly Recoverable[];
  /** Takes up plans that have something to be done; any replica may. */
  workOnJobs(): Promise<void>;
  /** Resolves when all running writes and exports are settled. */
  settled(): Promise<void>;
  /** Ends sign-in and the audit of denials. */
  close(): Promise<void>;
}

/** Creates every part of the console and connects them. */
export function createApp(foundation: Foundation, options: AppOptions = {}): App {
  const { config, log, database, keepnet } = foundation;
  const { now = Date.now, writeTimes, limits, companyMs } = options;
  const { sessionSecret, phoneRequired } = config;
  const { kysely } = database;

  const trail = createTrail(database, sessionSecret, now);
  const denials = createDenials({ trail, log, now });
  const sessions = createSessions(database, trail, now);
  const auth = createAuth({ config, database, sessions, trail, denials, log, ...options });
  const leases = createLeases(kysely, now);

  const licenceDays = createLicenceDays({ database, log, now });
  const directory = createDirectory(keepnet, log, now, licenceDays.note);
  const ownCompany = createOwnCompany(keepnet, directory);
  const trusted = config.scopeProof === 'trusted';
  const scope = createScope({ keepnet, directory, ownCompany, trusted, now });
  const exports = createExports({ database, leases, scope, directory, trail, log, now });

  const customFields = createCustomFields(keepnet, now);
  const versions = createVersions(sessionSecret);
  const { isMasked } = createMasks(keepnet, now);
  const targetUsers = targetUserCommands({ keepnet, versions, customFields });
  const targetGroups = targetGroupCommands({ keepnet, versions });
  const companyGroups = companyGroupCommands(keepnet);
  const commands = createCommands({
    database,
    trail,
    leases,
    log,
    sessionSecret,
    known: [targetUsers, targetGroups, companyGroups].flatMap((each) => Object.values(each)),
    ownCompany,
    stops: createScopeStops(database, config.keepnet.clientId, now),
    times: writeTimes,
    now,
  });

  const domains = createDomains(keepnet, directory, now);
  const uploads = createUploads(database, sessionSecret, now);
  const kinds = jobKinds({
    keepnet,
    isMasked,
    phoneRequired,
    ...targetUsers,
    createGroup: targetGroups.create,
    companyOf: async (companyId) => (await directory.get()).byId.get(companyId),
    readUpload: uploads.read,
    customFields,
    domains,
    now,
  });
  const jobs = createJobs({
    database,
    keepnet,
    trail,
    leases,
    commands,
    rights: auth.rights,
    scope,
    directory,
    uploads,
    known: kinds,
    sessionSecret,
    retentionDays: config.jobRetentionDays,
    log,
    now,
  });

  const fieldsOf = (companyId: string, owner: string) =>
    scope.read(companyId, owner, () => customFields.list(companyId, owner));
  const membersOf = (groupId: string, call: Call) => readMembers(keepnet, groupId, call);
  const accessOf = createAccessOf(auth.personNow, now);
  const peopleSearch = createPeopleSearch({
    accessOf,
    sweep: createSweep({ keepnet, scope, isMasked, companyMs }),
    journal: createJournal(database, trail, leases),
    slots: createSlots(database, leases, searchSlots),
    companiesOf: async (limit) => visibleCompanies(await directory.get(), limit),
    knownHolders: domains.knownHolders,
    hashKey: deriveKey(sessionSecret, 'people-search'),
  });

  const selectCompanies = createCompanySelection({ directory, membersOf, isMasked });
  const progress = createProgress(database, leases, now);
  const companiesFile = createCompaniesFile({
    exports,
    selectCompanies,
    scope,
    isMasked,
    progress,
    accessOf,
    companyMs,
    now,
  });

  const common = { keepnet, scope, exports, companiesFile, commands };
  const endpoints = [
    ...auditEndpoints({ kysely, exports }),
    ...companiesEndpoints({
      keepnet,
      directory,
      scope,
      exports,
      isMasked,
      membersOf,
      historyOf: createLicenceHistory(kysely, now),
      now,
    }),
    ...companyGroupsEndpoints({ ...common, ...companyGroups, directory }),
    ...exportsEndpoints({ selectCompanies, progress }),
    ...jobsEndpoints({ jobs, directory, sessions, exports, membersOf, fieldsOf, customFields }),
    ...lookupsEndpoints({ keepnet }),
    ...peopleEndpoints({ search: peopleSearch }),
    ...preferencesEndpoints({ kysely }),
    ...sessionEndpoints({ keepnet, sessions, phoneRequired }),
    ...targetGroupsEndpoints({ ...common, ...targetGroups, versions, isMasked }),
    ...targetUsersEndpoints({ ...common, ...targetUsers, customFields, versions, isMasked, phoneRequired }),
    ...viewsEndpoints({ views: createViews(database, trail.append, now), directory }),
  ];
  const handler = chain(foundation, {
    endpoints,
    auth,
    denials,
    limits: createLimits(kysely, now, limits),
    assertCompany: ownCompany.assertCustomer,
  });

  return {
    handler,
    endpoints,
    leases,
    recoverable: [commands, exports],
    workOnJobs: jobs.engine.work,
    settled: async () => {
      await jobs.engine.settled();
      await Promise.all([exports.settled(), peopleSearch.settled(), commands.settled(), licenceDays.close()]);
    },
    close: async () => {
      await auth.close();
      await denials.close();
    },
  };
}

/** The paths below `/auth/`, in every sign-in mode. */
const signInPaths: readonly Answered[] = [
  { method: 'GET', path: '/auth/login' },
  { method: 'GET', path: '/auth/callback' },
  { method: 'GET', path: '/auth/logged-out' },
  { method: 'POST', path: '/auth/backchannel-logout' },
  localSignIn,
  logout,
];

const notFound: RequestHandler = () => {
  throw new ProblemError('not_found');
};

interface Links {
  endpoints: readonly Endpoint[];
  auth: Auth;
  denials: Denials;
  limits: PersonLimits;
  assertCompany: (companyId: string) => Promise<void>;
}

/** Every step that a request passes, in order. */
function chain({ config, log, metrics, database, keepnet, shutdown }: Foundation, links: Links): Express {
  const { endpoints, auth, denials, limits, assertCompany } = links;
  const { personOf, session } = auth;
  const app = express();
  app.disable('x-powered-by');
  app.set('trust proxy', config.trustProxy);
  app.set('etag', false);
  app.enable('case sensitive routing');

  app.use(shutdown.track, requestId, accessLog(log, metrics), securityHeaders(config.publicUrl));

  // The session comes before the checks, which lets the trail name the person who was refused.
  const crossSite = refuseCrossSite(config.publicUrl);
  const checks = { session, crossSite, personOf, limits, assertCompany, cutOff: shutdown.cutOff };
  app.all('/api/{*path}', noStore, mount(endpoints, checks));
  // The provider sends no cookie and signs its requests, so the rules for browsers do not apply to it.
  const { before, after } = onlyMethods(signInPaths);
  const signIn = Router().use(
    before,
    auth.fromProvider,
    session,
    auth.routes,
    crossSite,
    after,
    showOutageOnSignInPage,
  );
  app.all('/auth/{*path}', noStore, signIn);
  app.use(healthRoutes({ database, keepnet, log, isStopping: shutdown.isStopping }));
  app.use(spa());
  app.use(notFound);

  app.use(recordDenials(denials, personOf));
  app.use(errorHandler(log));
  return app;
}
