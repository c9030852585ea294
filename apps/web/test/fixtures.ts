import type {
  CompanyDetail,
  getCompanyDirectory,
  ResponseOf,
  Role,
  Session,
  TargetUserDetail,
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

/** A target user of that company who may be changed. */
export const person: TargetUserDetail = {
  id: 'u1',
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Lovelace',
  department: 'Sales',
  phoneNumber: '+442079460018',
  priority: 'Low',
  status: 'active',
  timeZone: null,
  timeZoneId: null,
  preferredLanguage: null,
  preferredLanguageId: 'l1',
  managerName: null,
  managerFirstName: null,
  managerLastName: null,
  managerEmail: null,
  createdAt: null,
  updatedAt: null,
  editable: true,
  source: 'manual',
  customFields: [{ id: 'f1', name: 'Cost centre', value: 'CC-1' }],
  version: 'v1',
};
