import { getSession } from '@reseller-console/contract';
import { KeepnetError } from '@reseller-console/keepnet';
import { endpoint } from '../platform/endpoint.ts';
import type { Services } from '../services.ts';

export const sessionEndpoints = ({ config, keepnet }: Services) => [
  endpoint(getSession, async ({ person, call }) => {
    const { id, name, email, role, companies } = person;
    // Who is signed in is ours to say, and goes on while Keepnet gives no token.
    const reseller = await keepnet.reseller(call).catch((error: unknown) => {
      if (!(error instanceof KeepnetError)) throw error;
      return { companyId: null, name: null };
    });
    const user = { id, name, email, role, limited: companies !== null };
    return { user, reseller, phoneRequired: config.phoneRequired };
  }),
];
