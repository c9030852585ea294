import type { View, ViewTable } from '@reseller-console/contract';

type Placed = Pick<View, 'id' | 'table' | 'companyId' | 'query' | 'columns' | 'density'>;

/** The page of a list; undefined where it is of one company and none is given. */
export function pathOf(table: ViewTable, companyId: string | null | undefined): string | undefined {
  if (table === 'companies') return '/';
  if (table !== 'target-users' && table !== 'target-groups') return `/${table}`;
  return companyId == null ? undefined : `/companies/${companyId}/${table}`;
}

/** Whether a view belongs to the list on screen: to that table, and to every company or the one on screen. */
export const isOf = (view: Placed, table: ViewTable, companyId: string | undefined): boolean =>
  view.table === table && (view.companyId === null || view.companyId === companyId);

/**
 * The address that a view is a name for. It is complete: a person who may not see the view gets the same rows and columns from it.
 * @param here the company on screen, for a view of every company
 * @returns undefined where there is no company to open it in
 */
export function addressOf({ id, table, companyId, query, columns, density }: Placed, here?: string) {
  const path = pathOf(table, companyId ?? here);
  if (path === undefined) return undefined;
  const look = columns.length > 0 ? { columns: columns.join(), density } : {};
  return `${path}?${new URLSearchParams({ view: id, ...query, ...look })}`;
}
