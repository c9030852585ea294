import { type Answer, ok } from '../http/answer.ts';
import { forbidden, invalid, notFound, type Refusal } from '../http/refusal.ts';
import type { Call, Route } from '../http/route.ts';
import { flag } from '../search/bind.ts';
import { pageOf, readQuery, select } from '../search/paging.ts';
import type { Modes } from '../store/modes.ts';
import { type Company, deniesAccess, exceedsLicence } from '../store/records.ts';
import type { World } from '../store/world.ts';
import { companyFields } from './company-fields.ts';
import { companyColumns, companyDetail, companyRow, myCompany } from './company-views.ts';
import { EXPORT_EXTRA, exportFile } from './export.ts';

const notManaged = () => forbidden('The company is not managed by this reseller');

/** All three are documented for a company that is not there (A24). */
const UNKNOWN: Readonly<Record<Modes['unknownCompany'], () => Refusal>> = {
  404: () => notFound('Company'),
  400: () => invalid('The company id is not valid'),
  403: notManaged,
};

/** A company that the caller may act in, or the refusal that the upstream would give. */
export function accessible(world: World, id: string): Company {
  const company = world.companies.get(id);
  if (company === undefined || company.removed) throw UNKNOWN[world.modes.unknownCompany]();
  if (!company.managed) throw notManaged();
  const { resellerId } = world.modes;
  if (company === world.reseller && resellerId !== 'answered') {
    throw resellerId === 404 ? notFound('Company') : notManaged();
  }
  if (deniesAccess(company))
    throw forbidden('The company does not allow access to its account', 'PRIVACY_ERROR');
  return company;
}

const EXTRA = ['isTargetUserCountExceededLimit', 'isClustered'];

/** Every managed company, or the one that a header names: only without it do these calls cover all */
function covered({ world, companyId }: Call): Company[] {
  const listed = world.listed();
  return companyId === '' ? listed : listed.filter(({ id }) => id === companyId);
}

/** The companies that a search body selects, in order. */
function selectCompanies(call: Call, extra: readonly string[] = []) {
  const { world, body } = call;
  const query = readQuery(body, { fields: companyFields(world) }, { extra: [...EXTRA, ...extra] });
  flag(query.extra, 'isClustered');
  const only = flag(query.extra, 'isTargetUserCountExceededLimit');
  const matching = select(query, covered(call));
  const exceeding = matching.filter(exceedsLicence);
  return { query, rows: only ? exceeding : matching, exceeding: exceeding.length };
}

function search(call: Call): Answer {
  const { query, rows, exceeding } = selectCompanies(call);
  return ok({
    limitExceededCompanyCount: exceeding,
    ...pageOf(query, rows, (company) => companyRow(company, call.world), call.world.modes.pages),
  });
}

function exportCompanies(call: Call): Answer {
  const { query, rows } = selectCompanies(call, EXPORT_EXTRA);
  return exportFile(call.world, query, rows, companyColumns(call.world), 'Companies');
}

function licenceCheck({ world, param }: Call): Answer {
  const company = accessible(world, param('resourceId'));
  const { active, inactive } = company.counts;
  return ok({
    isLimited: company.limit !== null,
    licenseLimit: company.limit,
    activeUserCount: active,
    totalUserCount: active + inactive,
    isLicenseExceeded: exceedsLicence(company),
  });
}

function mine(call: Call): Answer {
  const { world, role } = call;
  const children = role === 'Reseller' ? covered(call).filter(({ id }) => id !== world.reseller.id) : [];
  return ok([{ ...myCompany(world.reseller), children: children.map(myCompany) }]);
}

export const companyRoutes: readonly Route[] = [
  { method: 'POST', path: '/api/companies/search', scope: 'reseller', errors: 'camel', handle: search },
  {
    method: 'POST',
    path: '/api/companies/search/export',
    scope: 'reseller',
    errors: 'camel',
    handle: exportCompanies,
  },
  {
    method: 'GET',
    path: '/api/companies/privacymask',
    scope: 'company',
    errors: 'messages',
    handle: ({ company }) => ok({ pentesterMasked: company.masked }),
  },
  { method: 'GET', path: '/api/companies/my', scope: 'any', errors: 'messages', handle: mine },
  {
    method: 'GET',
    path: '/api/companies/{resourceId}',
    scope: 'reseller',
    errors: 'pascal',
    handle: ({ world, param }) => ok(companyDetail(accessible(world, param('resourceId')), world)),
  },
  {
    method: 'GET',
    path: '/api/companies/{resourceId}/license-check',
    scope: 'reseller',
    errors: 'camel',
    handle: licenceCheck,
  },
];
