import type { Keepnet } from '@reseller-console/keepnet';
import type { Logger } from 'pino';
import type { CompanyDirectory } from './companies/directory.ts';
import type { Config } from './config.ts';
import type { Database } from './db/database.ts';
import type { Metrics } from './metrics.ts';

/** What the routes work with; made once at start. */
export interface Services {
  config: Config;
  log: Logger;
  metrics: Metrics;
  database: Database;
  keepnet: Keepnet;
  directory: CompanyDirectory;
}
