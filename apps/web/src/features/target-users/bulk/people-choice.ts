import type { PeopleChoice, TargetUser, TargetUserQuery } from '@reseller-console/contract';
import type { Selected } from '../../../shared/select/selection.ts';

/** The people that a plan is about: those selected one by one, or all that a search matches except some. */
export function peopleOf(selected: Selected<Pick<TargetUser, 'id'>, TargetUserQuery>): PeopleChoice {
  if (selected.by === 'rows') return { items: [...selected.rows.keys()].map((id) => ({ id })) };
  const { page: _, pageSize: __, sort: ___, order: ____, ...narrowed } = selected.query;
  return { query: { ...narrowed, except: [...selected.except] } };
}
