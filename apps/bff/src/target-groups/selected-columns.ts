import type { TargetGroup } from '@reseller-console/keepnet';
import { csvMoment } from '../exports/csv.ts';
import type { SelectedColumns } from '../exports/selected-rows.ts';

/** As Keepnet's own export of the list has them. */
export const targetGroupColumns: SelectedColumns<TargetGroup> = {
  header: ['Name', 'Priority', 'Number Of Users', 'Date Created'],
  cells: ({ name, priority, userCount, createdAt }) => [
    name,
    priority === 'unknown' ? null : priority,
    userCount,
    csvMoment(createdAt),
  ],
};
