import type { Column } from '../files/csv.ts';
import { countryOf, LANGUAGES, lookupName } from '../seed/lookups.ts';
import type { Company } from '../store/records.ts';
import type { World } from '../store/world.ts';
import { addedThisMonth, seatsText } from './company-fields.ts';

/** A row of companies/search. */
export function companyRow(company: Company, world: World) {
  const { id, name, counts } = company;
  const named =
    world.modes.companyRows === 'resourceId'
      ? { resourceId: id, name }
      : { companyResourceId: id, companyName: name };
  return {
    ...named,
    resellerName: world.reseller.name,
    industryName: lookupName(company.industryId),
    industryResourceId: company.industryId,
    licenseTypeName: lookupName(company.licenceTypeId),
    licenseTypeResourceId: company.licenceTypeId,
    isNumberOfUsersLimited: company.limit !== null,
    numberOfUsers: seatsText(company),
    privacyDurationId: company.privacyDurationId,
    licenceExpired: company.licenceExpired,
    licenseEndDate: company.licenseEndDate,
    createTime: company.createTime,
    targetUserCount: counts.active,
    inactiveTargetUserCount: counts.inactive,
    deletedTargetUserCount: counts.deleted,
    monthlyActiveUserCount: addedThisMonth(company, world.now()),
    tags: company.tags,
    children: [],
  };
}

/** The answer of GET /api/companies/{resourceId}. */
export function companyDetail(company: Company, world: World) {
  const language = LANGUAGES.find(({ name }) => name === 'English');
  const country = countryOf(company.id);
  const groups = world.companyGroups.visible(world.now()).filter(({ members }) => members.has(company.id));
  return {
    resourceId: company.id,
    name: company.name,
    description: null,
    industryResourceId: company.industryId,
    industryName: lookupName(company.industryId),
    countryResourceId: null,
    countryName: country.name,
    countryCode: country.code,
    address: null,
    websiteUrl: null,
    logoUrl: null,
    licenseTypeResourceId: company.licenceTypeId,
    licenseTypeName: lookupName(company.licenceTypeId),
    licenseStartDate: company.createTime,
    licenseEndDate: company.licenseEndDate,
    isNumberOfUsersLimited: company.limit !== null,
    numberOfUsers: company.limit,
    preferredLanguageTypeResourceId: language?.resourceId ?? null,
    preferredLanguageTypeName: language?.name ?? null,
    isVersionVisible: false,
    isReleaseNotesVisible: false,
    companyGroups: groups.map(({ id, name }) => ({ resourceId: id, name })),
    parentId: null,
    baseManHourCost: 0,
    baseManHour: 0,
    statusId: 1,
    statusName: 'Active',
    licenseModules: [],
    targetUserCount: company.counts.active,
    timeZoneId: 'GMT Standard Time',
    dateFormat: 'DD/MM/YYYY',
    timeFormat: 'HH:mm',
    tags: company.tags,
    hasAgenticAILicense: false,
  };
}

/** A node of GET /api/companies/my, which calls the id `resourceId` and the name `name`. */
export function myCompany(company: Company) {
  return {
    resourceId: company.id,
    name: company.name,
    logoUrl: null,
    privacyDurationId: company.privacyDurationId,
    licenceExpired: company.licenceExpired,
    privacyDurationStartTime: null,
    privacyDurationEndTime: null,
    children: [],
  };
}

/** A row of company-groups/{resourceId}/companies/search. */
export function groupCompanyRow(company: Company) {
  return {
    companyName: company.name,
    companyResourceId: company.id,
    industryName: lookupName(company.industryId),
    industryResourceId: company.industryId,
    licenseTypeName: lookupName(company.licenceTypeId),
    licenseTypeResourceId: company.licenceTypeId,
    isNumberOfUsersLimited: company.limit !== null,
    numberOfUsers: seatsText(company),
    licenseEndDate: company.licenseEndDate,
    createTime: company.createTime,
    companyStatusId: 1,
    companyStatusName: 'Active',
  };
}

const SHARED_COLUMNS: readonly Column<Company>[] = [
  { header: 'Company Name', value: ({ name }) => name },
  { header: 'Industry', value: ({ industryId }) => lookupName(industryId) },
  { header: 'License Type', value: ({ licenceTypeId }) => lookupName(licenceTypeId) },
  { header: 'Number Of Users', value: seatsText },
  { header: 'License End Date', value: ({ licenseEndDate }) => licenseEndDate },
  { header: 'Date Created', value: ({ createTime }) => createTime },
];

/** Columns of an exported list of a group's members. */
export const groupCompanyColumns = SHARED_COLUMNS;

/** Columns of an exported company list. */
export function companyColumns(world: World): Column<Company>[] {
  return [
    ...SHARED_COLUMNS,
    { header: 'Reseller', value: () => world.reseller.name },
    { header: 'Active Users', value: ({ counts }) => counts.active },
    { header: 'Inactive Users', value: ({ counts }) => counts.inactive },
    { header: 'Deleted Users', value: ({ counts }) => counts.deleted },
    { header: 'Tags', value: ({ tags }) => tags.join(', ') },
  ];
}
