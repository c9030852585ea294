import * as z from 'zod/mini';
import { operation } from './operation.ts';

/** The most domains in one answer: those with the most people. */
export const maxDomains = 20;

/** The domains whose people get no mail from Keepnet, because the company has not verified them. */
export const getDelivery = operation({
  method: 'GET',
  path: '/api/companies/:companyId/delivery',
  role: 'viewer',
  effect: 'read',
  scope: 'company',
  response: z.object({
    /** Those with the most people first, at most 20; null if Keepnet does not let the console read them. */
    domains: z.nullable(
      z.array(
        z.object({
          domain: z.string(),
          /** Active target users with such an address; null if the company hides its addresses. */
          activeUsers: z.nullable(z.int()),
        }),
      ),
    ),
    /** How many such domains there are. */
    total: z.int(),
  }),
});
