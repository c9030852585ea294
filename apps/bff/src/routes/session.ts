import { getSession } from '@reseller-console/contract';
import { endpoint } from '../http/endpoint.ts';
import type { Services } from '../services.ts';

export const sessionEndpoints = ({ keepnet }: Services) => [
  endpoint(getSession, async ({ person, call }) => {
    const { id, name, email, role, companies } = person;
    const reseller = await keepnet.reseller(call);
    return { user: { id, name, email, role, limited: companies !== null }, reseller };
  }),
];
