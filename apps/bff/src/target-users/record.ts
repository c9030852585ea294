import { type Call, type Keepnet, looksMasked, type TargetUserDetail } from '@reseller-console/keepnet';
import { normalized } from '../platform/field-errors.ts';
import { ProblemError } from '../platform/problem.ts';
import type { Versions } from '../platform/version.ts';

/** Values that can be changed, by field, normalized out where Keepnet may change their form only. Custom fields are `customFields.<id>`. */
type Fields = Readonly<Record<string, string>>;

const lowered = (value: string | null): string => normalized(value).toLowerCase();

/** Keepnet answers a date with or without a time, and a yes or no in either case. */
const customValue = (value: string | null): string =>
  lowered(value).replace(/^(\d{4}-\d{2}-\d{2})t00:00:00(?:\.0+)?z?$/, '$1');

const comparable: Readonly<Record<string, (value: string | null) => string>> = {
  email: lowered,
  managerEmail: lowered,
  phoneNumber: (phone) => (phone ?? '').replace(/\D/g, ''),
};

const own = (id: string): string => `customFields.${id}`;

/** The fields of a record. */
export function fieldsOf(user: TargetUserDetail): Fields {
  const { email, firstName, lastName, department, priority, phoneNumber } = user;
  const { timeZoneId, preferredLanguageId, managerFirstName, managerLastName, managerEmail } = user;
  const named = { email, firstName, lastName, department, priority, phoneNumber };
  const more = { timeZoneId, preferredLanguageId, managerFirstName, managerLastName, managerEmail };
  const customFields = user.customFields.flatMap(({ id, value }) =>
    id === null || value === null ? [] : [{ id, value }],
  );
  return changedFields({ ...named, ...more, customFields });
}

/** The fields that are given, with the values that a record has once it took them. */
export function changedFields({
  customFields = [],
  ...rest
}: {
  [name: string]: string | null | undefined | readonly { id: string; value: string | null }[];
  customFields?: readonly { id: string; value: string | null }[] | undefined;
}): Fields {
  const fields: Record<string, string> = {};
  for (const [name, value] of Object.entries(rest)) {
    if (typeof value === 'string' || value === null) fields[name] = (comparable[name] ?? normalized)(value);
  }
  for (const { id, value } of customFields) fields[own(id)] = customValue(value);
  return fields;
}

/** A target user with everything that decides whether it can be changed. */
export interface TargetUserRecord extends TargetUserDetail {
  version: string;
}

const inSearch = { page: 1, pageSize: 100, sort: 'createdAt', order: 'desc' } as const;

/**
 * Reads one target user whole. The record by its id knows neither who keeps it nor whether it is deleted, so the row of the list and
 * the answer by ids are read as well (docs/keepnet-api.md, A12). Where masks keep the row from being found, it counts as editable, and
 * Keepnet has the last word.
 */
export async function readTargetUser(
  { keepnet, versions }: { keepnet: Pick<Keepnet, 'company'>; versions: Versions },
  { companyId, userId }: { companyId: string; userId: string },
  call: Call,
): Promise<TargetUserRecord> {
  const { targetUsers } = keepnet.company(companyId);
  const [user, [entry]] = await Promise.all([
    targetUsers.get(userId, call),
    targetUsers.byIds([userId], call),
  ]);
  const rows = await targetUsers.search({ ...inSearch, filters: { email: user.email } }, call);
  const row = rows.items.find(({ id }) => id === userId);
  const isDeleted = entry?.deleted === true || row?.status === 'deleted';
  return {
    ...user,
    ...(row === undefined ? {} : { source: row.source, createdAt: row.createdAt, updatedAt: row.updatedAt }),
    status: isDeleted ? 'deleted' : user.status,
    editable: !isDeleted && (row?.editable ?? user.editable),
    version: versions.of(fieldsOf(user)),
  };
}

const keepers = {
  scim: 'A directory (SCIM) keeps it.',
  ldap: 'A directory (LDAP) keeps it.',
  manual: undefined,
};

/**
 * Refuses what cannot be changed here.
 * @throws {ProblemError} `not_found` for a deleted one, `company_masked`, `protected_record`
 */
export function assertChangeable(user: TargetUserRecord, isMasked: boolean): void {
  if (user.status === 'deleted')
    throw new ProblemError('not_found', { detail: 'The target user is deleted.' });
  if (isMasked || looksMasked(user)) throw new ProblemError('company_masked');
  if (!user.editable) throw new ProblemError('protected_record', { detail: keepers[user.source] });
}
