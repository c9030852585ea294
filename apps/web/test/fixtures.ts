import type {
  CompanyDetail,
  getCompanyDirectory,
  getTargetGroup,
  Job,
  JobItem,
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

/** A target group of that company. */
export const targetGroup: ResponseOf<typeof getTargetGroup> = {
  id: 'g1',
  name: 'Board',
  kind: 'manual',
  priority: 'Low',
  protected: false,
  userCount: 4,
  phoneUserCount: 2,
  createdAt: null,
  updatedAt: null,
  version: 'v1',
};

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

/** Numbers of nothing, for what a plan counts. */
const none = {
  waiting: 0,
  running: 0,
  done: 0,
  already: 0,
  refused: 0,
  unknown: 0,
  skipped: 0,
  notStarted: 0,
};

/** A plan of that person that deletes three target users of that company. */
export const job: Job = {
  id: 'j1',
  kind: 'delete-target-users',
  state: 'planned',
  cancelling: false,
  stopReason: null,
  pauseReason: null,
  problem: null,
  title: null,
  status: null,
  note: null,
  person: { id: 'p1', name: 'Oren Example' },
  companyId: company.id,
  companyName: company.name,
  companyCount: 1,
  createdAt: '2026-11-30T10:00:00.000Z',
  startedAt: null,
  finishedAt: null,
  filesUntil: null,
  verdicts: { create: 0, change: 0, delete: 3, same: 0, skip: 0, refuse: 0 },
  counts: { ...none, waiting: 3 },
  planHash: 'h1',
  holdUntil: null,
  pausedUntil: null,
  warnings: [],
  canTakeBack: false,
  hasRecovery: true,
};

/** What a plan counts, where all else is nothing. */
export const countsOf = (counts: Partial<Job['counts']>): Job['counts'] => ({ ...none, ...counts });

/** The first item of a plan, which waits. */
export const jobItem: JobItem = {
  ordinal: 1,
  companyId: company.id,
  companyName: company.name,
  subject: null,
  verdict: 'create',
  state: 'waiting',
  code: null,
  params: {},
  changes: [],
  recordId: null,
  requestId: null,
};

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
