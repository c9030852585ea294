import { refusalOf, roleIncludes, type View, type ViewTable, viewLists } from '@reseller-console/contract';
import type { Caller } from '../platform/person.ts';

/** What decides who may see a view. */
export type Placed = Pick<View, 'table' | 'companyId' | 'query'>;

/** The companies that a view names: the one that it is for, and the one that it filters by. */
export const companiesOf = ({ companyId, query }: Pick<Placed, 'companyId' | 'query'>): string[] =>
  [companyId, query['company']].filter((id) => id != null);

/** Why a person may not have a view of this list with this query, or undefined if they may. */
export function listRefusal({ table, query }: Omit<Placed, 'companyId'>, { role, companies }: Caller) {
  const limited = companies !== null;
  const refusal = refusalOf({ role, limited }, viewLists[table]);
  if (refusal !== undefined) return refusal;
  // Company groups may contain any company, so people who see only certain ones have neither them nor a filter by one.
  return limited && query['group'] !== undefined ? 'companies_limited' : undefined;
}

/** The first of these companies that the person may not see. */
export const forbiddenOf = (ids: readonly string[], { companies }: Caller): string | undefined =>
  companies === null ? undefined : ids.find((id) => !companies.includes(id));

/** Whether the person may see a view: theirs or shared, of a list that they may read, about no company that they may not see. */
export const maySee = (view: Placed & Pick<View, 'owner' | 'shared'>, person: Caller): boolean =>
  (view.shared || view.owner.id === person.id) &&
  listRefusal(view, person) === undefined &&
  forbiddenOf(companiesOf(view), person) === undefined;

/** Whether the person may change or delete a view that they see. */
export const mayChange = ({ owner }: Pick<View, 'owner'>, { id, role }: Caller): boolean =>
  owner.id === id || roleIncludes(role, 'admin');

/** Lists of one company each; all others are of every company at once. */
export const isOfOneCompany = (table: ViewTable): boolean => viewLists[table].scope === 'company';
