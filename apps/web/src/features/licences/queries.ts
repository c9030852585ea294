import { type LicenceQuery, listLicences } from '@reseller-console/contract';
import { queryOptions } from '@tanstack/react-query';
import { call } from '../../shared/api.ts';
import { keepWithin, resellerScope } from '../../shared/lib/query-scope.ts';

export const licencesQuery = (query: LicenceQuery) =>
  queryOptions({
    queryKey: [resellerScope, 'licences', query],
    queryFn: ({ signal }) => call(listLicences, { query, signal }),
    placeholderData: keepWithin(resellerScope),
  });
