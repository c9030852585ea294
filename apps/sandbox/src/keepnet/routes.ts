import type { Route } from '../http/route.ts';
import { companyRoutes } from './companies.ts';
import { targetUserRoutes } from './target-users.ts';

/** Every simulated endpoint; within a noun, fixed words come before ids. */
export const ROUTES: readonly Route[] = [...companyRoutes, ...targetUserRoutes];
