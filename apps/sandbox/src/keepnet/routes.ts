import type { Route } from '../http/route.ts';
import { allowListRoutes } from './allow-list.ts';
import { companyRoutes } from './companies.ts';
import { companyGroupRoutes } from './company-groups.ts';
import { customFieldRoutes } from './custom-fields.ts';
import { lookupRoutes } from './lookups.ts';
import { targetGroupRoutes } from './target-groups.ts';
import { targetUserRoutes } from './target-users.ts';

/** Every simulated endpoint; within a noun, fixed words come before ids. */
export const ROUTES: readonly Route[] = [
  ...companyRoutes,
  ...targetUserRoutes,
  ...targetGroupRoutes,
  ...companyGroupRoutes,
  ...lookupRoutes,
  ...customFieldRoutes,
  ...allowListRoutes,
];
