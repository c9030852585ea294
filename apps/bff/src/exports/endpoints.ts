import { getExportProgress, getLeftOut } from '@reseller-console/contract';
import { endpoint } from '../platform/endpoint.ts';
import type { Progress } from './companies-file/progress.ts';
import type { SelectCompanies } from './companies-file/select-companies.ts';

/** What the endpoints of exports work with. */
interface Parts {
  selectCompanies: SelectCompanies;
  progress: Pick<Progress, 'read'>;
}

export const exportsEndpoints = ({ selectCompanies, progress }: Parts) => [
  endpoint(getLeftOut, async ({ person, query, call }) => {
    const { companies, leftOut, isCertain } = await selectCompanies(
      person,
      query,
      query.noun === 'target-users',
      call,
    );
    return { of: companies.length, leftOut: [...leftOut], isCertain };
  }),

  endpoint(getExportProgress, ({ params, person }) => progress.read(params.exportId, person.id)),
];
