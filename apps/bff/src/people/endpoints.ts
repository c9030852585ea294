import { findPeople } from '@reseller-console/contract';
import { endpoint } from '../platform/endpoint.ts';
import type { PeopleSearch } from './search.ts';

/** What the search for people works with. */
interface Parts {
  search: Pick<PeopleSearch, 'send'>;
}

export const peopleEndpoints = ({ search }: Parts) => [endpoint(findPeople, search.send)];
