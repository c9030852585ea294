import { createHash } from 'node:crypto';
import {
  type CustomField,
  fieldProblem,
  type JobQuery,
  type JobRecord,
  type JobRequest,
} from '@reseller-console/contract';
import type { Call } from '@reseller-console/keepnet';
import type { Request, Response } from 'express';
import type { CompanyDirectory } from '../companies/directory.ts';
import { withRecordErrors } from '../platform/keepnet-problem.ts';
import type { Caller } from '../platform/person.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Kind } from './kind.ts';

/** Ids of the companies in a company group. */
export type MembersOf = (groupId: string, call: Call) => Promise<readonly string[]>;

/** The active custom fields of a company, if it is proven that Keepnet answers for it. */
export type FieldsOf = (companyId: string, owner: string) => Promise<readonly CustomField[]>;

const invalid = (field: string, detail: string) =>
  new ProblemError('invalid_request', { detail, errors: [{ field, ...fieldProblem('invalid') }] });

/** Every record that an input names. */
function recordsOf({ input }: JobRequest): readonly JobRecord[] {
  const lists = 'add' in input || 'remove' in input ? [input.add?.items, input.remove?.items] : [];
  const own = 'items' in input ? [input.items] : [];
  return [...lists, ...own].flatMap((list) => list ?? []);
}

/** Where the records of a create are made: in all of these companies, or each in its own. */
function placesOf(request: JobRequest) {
  if (request.kind === 'copy-custom-fields') {
    const { companies, group, input } = request;
    return { companies, group, named: input.fieldIds.map(() => undefined) };
  }
  if (!('records' in request.input)) return undefined;
  const { companies, group } = 'companies' in request || 'group' in request ? request : {};
  return { companies, group, named: request.input.records.map(({ companyId }) => companyId) };
}

/** The queries of lists that an input takes its records from. */
export function queriesOf({ input }: JobRequest): JobQuery[] {
  const choices = 'add' in input || 'remove' in input ? [input.add, input.remove] : [];
  const own = 'query' in input ? [input] : [];
  return [...choices, ...own].flatMap((choice) => choice?.query ?? []);
}

/**
 * The companies of a plan for one company.
 * @throws {ProblemError} `invalid_request` where it names others
 */
export function companiesOfOne(companyId: string, kind: Kind, request: JobRequest): string[] {
  if (kind.scope === 'reseller') throw invalid('kind', 'This is a plan without a company');
  const { companies, group, named = [] } = placesOf(request) ?? {};
  if (companies !== undefined || group !== undefined)
    throw invalid('companies', 'This is a plan for one company');
  const ids = [...recordsOf(request).map((record) => record.companyId), ...named];
  const strangers = ids.some((id) => (id ?? companyId) !== companyId);
  if (strangers) throw invalid('input.items', 'Records of another company');
  return [companyId];
}

/** @throws {ProblemError} `company_forbidden` where the person does not see all of these companies, whether they exist or not */
function assertMaySee({ companies: own }: Caller, ids: readonly string[]): void {
  if (own !== null && ids.some((id) => !own.includes(id))) throw new ProblemError('company_forbidden');
}

/** The companies of a plan, and the field of the request that names them. */
interface Named {
  field: string;
  companies: string[];
}

/** The members of a company group. @throws {ProblemError} `companies_limited`, `not_found`; `invalid_request` for a group without any */
async function companiesOfGroup(
  group: string,
  { id: owner, companies: own }: Caller,
  membersOf: MembersOf,
): Promise<string[]> {
  if (own !== null) throw new ProblemError('companies_limited');
  const members = await withRecordErrors(() => membersOf(group, { owner }));
  if (members.length === 0) throw invalid('group', 'This group has no companies');
  return [...members];
}

/**
 * The companies of a create: those of the request, or those that its records name.
 * @throws {ProblemError} `invalid_request` for neither and both, and for too many items
 */
async function companiesOfCreate(
  { companies, group, named }: NonNullable<ReturnType<typeof placesOf>>,
  { maxItems }: Kind,
  person: Caller,
  membersOf: MembersOf,
): Promise<Named> {
  const ids = named.flatMap((id) => id ?? []);
  const isNamed = ids.length > 0;
  const ways = [companies, group, isNamed ? ids : undefined].filter((way) => way !== undefined);
  if (ways.length !== 1 || (isNamed && ids.length < named.length)) {
    throw invalid('companies', 'Name the companies once: in the request, by their group, or in each record');
  }
  if (isNamed) return { field: 'input.records', companies: [...new Set(ids)] };
  const [field, all] =
    group === undefined
      ? ['companies', [...new Set(companies)]]
      : ['group', await companiesOfGroup(group, person, membersOf)];
  if (all.length * named.length > maxItems) {
    const problem = fieldProblem('too_many', { max: maxItems });
    throw new ProblemError('invalid_request', { errors: [{ field, ...problem }] });
  }
  return { field, companies: all };
}

/** The companies of records that exist. @throws {ProblemError} `invalid_request` where one does not name its company */
function companiesOfRecords(request: JobRequest): Named {
  const records = recordsOf(request);
  const named = records.flatMap(({ companyId }) => companyId ?? []);
  if (named.length === 0 || named.length < records.length) {
    throw invalid('input.items', 'Each record has to name its company');
  }
  return { field: 'input.items', companies: [...new Set(named)] };
}

/**
 * The companies of a plan for several. Members of a company group that Keepnet does not list stay in: the plan says so.
 * @throws {ProblemError} `companies_limited`, `company_forbidden`, `invalid_request`
 */
export async function companiesOfMany(
  kind: Kind,
  request: JobRequest,
  person: Caller,
  directory: Pick<CompanyDirectory, 'assertKnown'>,
  membersOf: MembersOf,
): Promise<string[]> {
  if (kind.scope === 'company') throw invalid('kind', 'This is a plan for one company');
  if (kind.scope === 'reseller') {
    if (person.companies !== null) throw new ProblemError('companies_limited');
    return [];
  }
  const places = placesOf(request);
  const { field, companies } =
    places === undefined
      ? companiesOfRecords(request)
      : await companiesOfCreate(places, kind, person, membersOf);
  assertMaySee(person, companies);
  if (field !== 'group') await directory.assertKnown(field, companies);
  return companies;
}

/**
 * The input of a plan. For a copy of custom fields, it has them as they are now in the company that they are copied from. The person has to
 * see that company, and it must not be among those that they are copied to.
 * @throws {ProblemError} `company_forbidden`, `invalid_request`, and what keeps the company from being read
 */
export async function inputOf(
  request: JobRequest,
  companies: readonly string[],
  person: Caller,
  fieldsOf: FieldsOf,
): Promise<unknown> {
  if (request.kind !== 'copy-custom-fields') return request.input;
  const { from, fieldIds } = request.input;
  assertMaySee(person, [from]);
  if (companies.includes(from)) throw invalid('companies', 'The company that has the fields is among them');
  const there = new Map((await fieldsOf(from, person.id)).map((field) => [field.id, field]));
  const fields = [...new Set(fieldIds)].flatMap((id) => {
    const { name, type, required } = there.get(id) ?? {};
    return name === undefined ? [] : [{ name, type, required }];
  });
  if (fields.length < new Set(fieldIds).size) {
    const problem = fieldProblem('unknown_custom_field');
    throw new ProblemError('invalid_request', { errors: [{ field: 'input.fieldIds', ...problem }] });
  }
  return { from, fields };
}

/** Answers with an entity tag, or that nothing has changed (RFC 9110, 13.1.2). False where the answer was given. */
export function isStale(request: Request, response: Response, body: unknown): boolean {
  const tag = `"${createHash('sha256').update(JSON.stringify(body)).digest('base64url').slice(0, 27)}"`;
  response.setHeader('ETag', tag);
  const known =
    request
      .get('if-none-match')
      ?.replaceAll('W/', '')
      .split(/\s*,\s*/) ?? [];
  if (!known.includes(tag)) return true;
  response.status(304).end();
  return false;
}
