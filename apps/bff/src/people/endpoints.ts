import { findPeople } from '@reseller-console/contract';
import { endpoint } from '../platform/endpoint.ts';
import type { PeopleSearch } from './search.ts';

/** What the endpoints of people in all companies work with. */
interface Parts {
  search: Pick<PeopleSearch, 'send'>;
}

export const peopleEndpoints = ({ search }: Parts) => [endpoint(findPeople, search.send)];
