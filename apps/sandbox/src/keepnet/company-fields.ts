import { date, type Field, number, set, text } from '../search/fields.ts';
import { lookupName } from '../seed/lookups.ts';
import { monthOf } from '../seed/months.ts';
import type { Company } from '../store/records.ts';
import type { World } from '../store/world.ts';

/** Seats as searches word them: a text, also where there is no limit. */
export function seatsText(company: Company): string {
  return company.limit === null ? 'Unlimited' : String(company.limit);
}

/** Users added in the current month, whatever their status. */
export function addedThisMonth(company: Company, now: number): number {
  return company.counts.months.get(monthOf(now)) ?? 0;
}

/** Columns of companies/search (keepnet-api.md sections 4 and 5). */
export function companyFields(world: World): Field<Company>[] {
  const seats = (company: Company) => company.limit ?? Number.MAX_SAFE_INTEGER;
  return [
    text('CompanyName', ({ name }) => name),
    text('ResellerName', () => world.reseller.name),
    text('IndustryName', ({ industryId }) => lookupName(industryId)),
    text('LicenseTypeName', ({ licenceTypeId }) => lookupName(licenceTypeId)),
    number('TargetUserCount', ({ counts }) => counts.active),
    number('NumberOfUsers', seats, { text: seatsText }),
    text('Tags', ({ tags }) => tags.join(', ')),
    date('LicenseEndDate', ({ licenseEndDate }) => licenseEndDate),
    date('CreateTime', ({ createTime }) => createTime),
    set('IndustryResourceId', ({ industryId }) => industryId, { sort: false }),
    set('LicenseTypeResourceId', ({ licenceTypeId }) => licenceTypeId, { sort: false }),
  ];
}
