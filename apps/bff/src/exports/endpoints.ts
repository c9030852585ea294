import { getExportProgress, getLeftOut } from '@reseller-console/contract';
import { endpoint } from '../platform/endpoint.ts';
import type { Asking } from './companies-file/asked.ts';
import type { Progress } from './companies-file/progress.ts';

/** What the endpoints of exports work with. */
interface Parts {
  ask: Asking;
  progress: Pick<Progress, 'read'>;
}

export const exportsEndpoints = ({ ask, progress }: Parts) => [
  endpoint(getLeftOut, async ({ person, query, call }) => {
    const { companies, leftOut, isCertain } = await ask(person, query, query.noun === 'target-users', call);
    return { of: companies.length, leftOut: [...leftOut], isCertain };
  }),

  endpoint(getExportProgress, ({ params, person }) => progress.read(params.exportId, person.id)),
];
