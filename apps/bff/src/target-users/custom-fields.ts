import {
  type CustomField,
  customFieldProblem,
  customFieldTypes,
  fieldProblem,
  type TargetUserInput,
} from '@reseller-console/contract';
import type { CustomFieldInput, Keepnet } from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';

type Values = TargetUserInput['customFields'];

/** Treats a type that Keepnet adds later as text; Keepnet validates it. */
const knownType = (type: string): CustomField['type'] =>
  customFieldTypes.find((known) => known === type) ?? 'String';

/** A company's custom fields, cached for a minute for forms and for the checks of creates. */
export function createCustomFields(keepnet: Keepnet, now: () => number = Date.now) {
  const cache = createCache<CustomField[]>({ freshMs: 60_000, maxEntries: 1000, now });

  const list = (companyId: string, owner: string | undefined): Promise<CustomField[]> =>
    cache.get(companyId, owner, () =>
      withCompanyErrors(async () => {
        const fields = await keepnet.company(companyId).customFields({ owner });
        return fields
          .filter(({ active }) => active)
          .map(({ id, name, type, required }) => ({ id, name, type: knownType(type), required }));
      }),
    );

  return {
    /** The active custom fields of a company. `owner` is the person on whose behalf they are read. */
    list,

    /** @throws {ProblemError} `invalid_request` with an error for each missing or invalid value */
    async check(companyId: string, values: Values, owner: string | undefined): Promise<void> {
      const fields = await list(companyId, owner);
      const given = new Map(values.map(({ id, value }) => [id, value]));
      const errors = fields.flatMap((field) => {
        const problem = customFieldProblem(field, given.get(field.id) ?? '');
        given.delete(field.id);
        return problem === undefined ? [] : [{ field: `customFields.${field.id}`, ...problem }];
      });
      for (const id of given.keys()) {
        errors.push({ field: `customFields.${id}`, ...fieldProblem('unknown_custom_field') });
      }
      if (errors.length > 0) throw new ProblemError('invalid_request', { errors });
    },

    /**
     * Checks the values of a change: fields that are not named keep theirs, and a required one cannot be cleared.
     * @throws {ProblemError} `invalid_request` as {@link check}
     */
    async checkChange(
      companyId: string,
      changes: readonly { id: string; value: string | null }[],
      owner: string | undefined,
    ): Promise<void> {
      if (changes.length === 0) return;
      const fields = new Map((await list(companyId, owner)).map((field) => [field.id, field]));
      const errors = changes.flatMap(({ id, value }) => {
        const field = fields.get(id);
        const problem =
          field === undefined ? fieldProblem('unknown_custom_field') : customFieldProblem(field, value ?? '');
        return problem === undefined ? [] : [{ field: `customFields.${id}`, ...problem }];
      });
      if (errors.length > 0) throw new ProblemError('invalid_request', { errors });
    },

    /** The values with the types of their fields, as the client needs them. */
    async typed(companyId: string, values: Values, owner: string | undefined): Promise<CustomFieldInput[]> {
      if (values.length === 0) return [];
      const types = new Map((await list(companyId, owner)).map(({ id, type }) => [id, type]));
      return values.map(({ id, value }) => ({ id, value, type: types.get(id) ?? 'String' }));
    },
  };
}

export type CustomFields = ReturnType<typeof createCustomFields>;
