import type { CompanyGroup } from '@reseller-console/keepnet';
import { csvMoment } from '../exports/csv.ts';
import type { SelectedColumns } from '../exports/selected-rows.ts';

/** As Keepnet's own export of the list has them. */
export const companyGroupColumns: SelectedColumns<CompanyGroup> = {
  header: ['Name', 'Company Count', 'Date Created'],
  cells: ({ name, companyCount, createdAt }) => [name, companyCount, csvMoment(createdAt)],
};
