import { fold } from '@reseller-console/contract';
import type { CustomField, Keepnet } from '@reseller-console/keepnet';
import * as z from 'zod';
import { requireScope } from '../../commands/create-command.ts';
import type { TargetUserCommands } from '../../target-users/commands.ts';
import { defineKind, type LookUpResult, type Planned } from '../kind.ts';
import { namedRecords, recordsIn } from './records.ts';

/** A custom field without the ids of its company. */
const Field = z.object({ name: z.string(), type: z.string(), required: z.boolean() });
type Field = z.infer<typeof Field>;

/** The fields as they were when the plan was requested, and, in another try, the companies of each. */
const Input = z.object({
  from: z.string(),
  fields: z.array(z.object({ ...Field.shape, companyId: z.optional(z.string()) })),
});

const Data = z.object({ record: Field, sortOrder: z.int() });
type Data = z.infer<typeof Data>;

interface Parts {
  keepnet: Pick<Keepnet, 'company'>;
  createField: TargetUserCommands['createField'];
}

const namesakesOf = ({ name }: Field, there: readonly CustomField[]): CustomField[] =>
  there.filter((field) => fold(field.name) === fold(name));

/** Whether one of these is the field that is wanted: an inactive one, or one of another type, only has its name. */
const sameAs = ({ type }: Field, there: readonly CustomField[]): CustomField | undefined =>
  there.find((field) => field.active && field.type === type);

/** Copies custom fields of one company, without their values, to others. */
export function copyCustomFieldsKind({ keepnet, createField }: Parts) {
  const itemOf = (companyId: string, { name, type, required }: Field, sortOrder = 0) => ({
    companyId,
    recordId: null,
    subject: name,
    data: { record: { name, type, required }, sortOrder },
  });

  function planned(
    companyId: string,
    field: Field,
    there: readonly CustomField[],
    index: number,
  ): Planned<Data> {
    const last = Math.max(0, ...there.map(({ sortOrder }) => sortOrder));
    const item = itemOf(companyId, field, last + index + 1);
    const namesakes = namesakesOf(field, there);
    if (namesakes.length === 0) return { ...item, verdict: 'create' };
    const same = sameAs(field, namesakes);
    return same === undefined
      ? { ...item, verdict: 'refuse', code: 'name_taken' }
      : { ...item, recordId: same.id, verdict: 'same', code: 'exists' };
  }

  return defineKind({
    kind: 'copy-custom-fields',
    scope: 'companies',
    held: false,
    creates: true,
    shapes: { input: Input, data: Data },
    async plan({ fields }, planning) {
      const companyId = requireScope(planning.companyId);
      const there = await keepnet.company(companyId).customFields(planning.call);
      const mine = recordsIn(fields, companyId);
      return { items: mine.map((field, index) => planned(companyId, field, there, index)) };
    },
    left: ({ fields }, companyId) => recordsIn(fields, companyId).map((field) => itemOf(companyId, field)),
    async lookUp(items, { companyId, call }) {
      const there = await keepnet.company(requireScope(companyId)).customFields(call);
      return items.map(({ data: { record } }): LookUpResult | undefined => {
        const namesakes = namesakesOf(record, there);
        if (namesakes.length === 0) return undefined;
        return sameAs(record, namesakes) === undefined
          ? { state: 'refused', code: 'name_taken' }
          : { state: 'already', code: 'exists' };
      });
    },
    command: createField,
    toSend: ({ data: { record, sortOrder } }) => ({ ...record, sortOrder }),
    again: ({ from }, items) => ({ from, fields: namedRecords(items) }),
  });
}
