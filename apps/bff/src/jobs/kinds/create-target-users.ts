import {
  type CustomField,
  customFieldProblem,
  type FieldError,
  fieldProblem,
  fold,
  jobInputs,
  plain,
  TargetUserRecord,
} from '@reseller-console/contract';
import type { CompanyRow } from '@reseller-console/keepnet';
import * as z from 'zod';
import type { TargetUserCommands } from '../../target-users/commands.ts';
import type { CustomFields } from '../../target-users/custom-fields.ts';
import { lookUpByEmail } from '../../target-users/look-up.ts';
import { defineKind, type LookUpResult, type Planned } from '../kind.ts';
import type { ChangeParts } from './change-limits.ts';
import { addressOf, type Holder, holdersOf } from './import-people.ts';
import { invalid } from './import-verdicts.ts';
import { placeOf } from './place.ts';
import { namedRecords, recordsIn, recordsOf } from './records.ts';

const Data = z.object({
  record: TargetUserRecord,
  /** Its custom fields, by the ids that they have in the company. */
  customFields: z.array(z.object({ id: z.string(), value: z.string() })),
});
type Data = z.infer<typeof Data>;

export interface CreateUsersParts extends ChangeParts, Pick<TargetUserCommands, 'create'> {
  customFields: Pick<CustomFields, 'filters' | 'list'>;
  /** The row of a company in the directory; undefined where Keepnet does not list it. */
  companyOf: (companyId: string) => Promise<CompanyRow | undefined>;
}

/** The custom fields of a record by their ids in a company, and the first thing that is wrong with them. */
function fieldsIn(
  { customFields }: TargetUserRecord,
  company: readonly CustomField[],
): { values: Data['customFields']; error?: FieldError } {
  const given = new Map<string, string>();
  for (const { name, value } of customFields) {
    const field =
      company.find((one) => plain(one.name) === plain(name)) ??
      company.find((one) => fold(one.name) === fold(name));
    if (field === undefined) {
      return { values: [], error: { field: name, ...fieldProblem('unknown_custom_field') } };
    }
    if (given.has(field.id)) return { values: [], error: { field: name, ...fieldProblem('column_twice') } };
    given.set(field.id, value);
  }
  const values: Data['customFields'] = [];
  for (const field of company) {
    const value = given.get(field.id) ?? '';
    const problem = customFieldProblem(field, value);
    if (problem !== undefined) return { values, error: { field: field.name, ...problem } };
    if (value !== '') values.push({ id: field.id, value });
  }
  return { values };
}

/** Creates target users in one company or in several. */
export function createTargetUsersKind(parts: CreateUsersParts) {
  const { keepnet, isMasked, phoneRequired, customFields, companyOf, create } = parts;

  const itemOf = (companyId: string, record: TargetUserRecord) => ({
    companyId,
    recordId: null,
    subject: record.email,
    ...(record.line === undefined ? {} : { line: record.line }),
    data: { record, customFields: [] },
  });

  /** The earlier line with the same address is `before`; 0 where it has no line. */
  function planned(
    item: Omit<Planned<Data>, 'verdict'>,
    { living, deleted }: Holder,
    company: { fields: readonly CustomField[]; isMasked: boolean },
    before: number | undefined,
  ): Planned<Data> {
    if (before !== undefined)
      return { ...item, verdict: 'skip', code: 'duplicate', params: { line: before } };
    if (company.isMasked) return { ...item, verdict: 'refuse', code: 'company_masked' };
    if (living !== undefined) return { ...item, recordId: living.id, verdict: 'same', code: 'exists' };
    if (deleted !== undefined) return { ...item, verdict: 'skip', code: 'deleted_earlier' };
    const { record } = item.data;
    const { values, error } = fieldsIn(record, company.fields);
    const problem: FieldError | undefined =
      phoneRequired && record.phoneNumber === ''
        ? { field: 'phoneNumber', ...fieldProblem('required') }
        : error;
    if (problem !== undefined) return { ...item, ...invalid(problem) };
    return { ...item, verdict: 'create', data: { record, customFields: values } };
  }

  /** Marks the people that exceed the licence; Keepnet creates them all the same. */
  function withSeats(items: readonly Planned<Data>[], row: CompanyRow | undefined): Planned<Data>[] {
    const { userLimit = null, activeUsers = 0 } = row ?? {};
    let left = userLimit === null ? Number.POSITIVE_INFINITY : userLimit - activeUsers;
    return items.map((item) => {
      if (item.verdict !== 'create' || !item.data.record.active) return item;
      left -= 1;
      return left < 0 ? { ...item, code: 'over_licence' } : item;
    });
  }

  return defineKind({
    kind: 'create-target-users',
    scope: 'companies',
    held: false,
    creates: true,
    shapes: { input: jobInputs['create-target-users'], data: Data },
    async plan({ records }, planning) {
      const place = placeOf(planning);
      const { companyId, call } = place;
      const mine = recordsIn(records, companyId);
      const [fields, masked, row] = await Promise.all([
        customFields.list(companyId, call.owner),
        isMasked(companyId, call.owner),
        companyOf(companyId),
      ]);
      const addresses = new Set(mine.map(({ email }) => addressOf(email)));
      const holders = masked
        ? new Map<string, Holder>()
        : await holdersOf(keepnet, place, addresses, undefined);
      const seen = new Map<string, number>();
      const items = mine.map((record) => {
        const address = addressOf(record.email);
        const before = seen.get(address);
        if (before === undefined) seen.set(address, record.line ?? 0);
        const company = { fields, isMasked: masked };
        return planned(itemOf(companyId, record), holders.get(address) ?? {}, company, before);
      });
      return { items: withSeats(items, row), title: records.length === 1 ? records[0]?.email : undefined };
    },
    left: ({ records }, companyId) =>
      recordsIn(records, companyId).map((record) => itemOf(companyId, record)),
    async lookUp(items, planning) {
      const { companyId, call } = placeOf(planning);
      const emails = items.map(({ subject }) => subject);
      const [found, masked] = await Promise.all([
        lookUpByEmail(keepnet, companyId, emails, call),
        isMasked(companyId, call.owner),
      ]);
      return found.map(({ status }): LookUpResult | undefined => {
        if (masked) return { state: 'skipped', code: 'company_masked' };
        if (status === 'found') return { state: 'already', code: 'exists' };
        return status === 'deleted' ? { state: 'skipped', code: 'deleted_earlier' } : undefined;
      });
    },
    command: create,
    toSend({ data }) {
      const { line: _, ...record } = data.record;
      return { ...record, targetGroupIds: [], customFields: data.customFields };
    },
    again: (_input, items) => ({ records: namedRecords(items) }),
    takeBack: {
      kind: (people) => (people === 'delete' ? 'delete-target-users' : 'set-target-user-status'),
      input: (_input, items, people) =>
        people === 'delete' ? { items: recordsOf(items) } : { items: recordsOf(items), status: 'inactive' },
    },
  });
}
