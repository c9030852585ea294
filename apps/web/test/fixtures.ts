import type {
  CompanyDetail,
  getCompanyDirectory,
  ResponseOf,
  Role,
  Session,
} from '@reseller-console/contract';

/** A company that has all that is needed, and nothing besides. */
export const company: CompanyDetail = {
  id: 'cOmPaNy1',
  name: 'Northern Freight',
  industry: null,
  countryCode: 'GB',
  licenceType: null,
  licenceStartsAt: null,
  licenceEndsAt: null,
  userLimit: 500,
  activeUsers: 12,
  exceeded: false,
  totalUsers: 12,
  tags: [],
  preferredLanguageId: null,
  timeZoneId: null,
  groups: [],
};

/** A directory of that company alone. */
export const directory: ResponseOf<typeof getCompanyDirectory> = { companies: [[company.id, company.name]] };

/** Who is signed in. */
export const sessionOf = (role: Role): Session => ({
  user: { id: 'p1', name: 'Oren Example', email: null, role, limited: false },
  reseller: { companyId: null, name: null },
  phoneRequired: true,
});

/** What a screen reader says of a field besides its name: its error and its hint. */
export const descriptionOf = (field: HTMLElement): string =>
  (field.getAttribute('aria-describedby')?.split(' ') ?? [])
    .map((id) => document.getElementById(id)?.textContent)
    .join(' ');
