import {
  type CustomField,
  customFieldProblem,
  customFieldTypes,
  fieldFilterName,
  fieldFiltersOf,
  fieldProblem,
  type TargetUserInput,
} from '@reseller-console/contract';
import {
  type CustomFieldInput,
  type FieldFilter,
  isOwnColumn,
  type Keepnet,
} from '@reseller-console/keepnet';
import { createCache } from '../platform/cache.ts';
import { withCompanyErrors } from '../platform/keepnet-problem.ts';
import { ProblemError } from '../platform/problem.ts';
import { seenPieces } from '../platform/text.ts';

type Values = TargetUserInput['customFields'];

/** Treats a type that Keepnet adds later as text; Keepnet validates it. */
const knownType = (type: string): CustomField['type'] =>
  customFieldTypes.find((known) => known === type) ?? 'String';

/** Dates are text in a format that the tenant chose: no filter finds all of one day (docs/keepnet-api.md, A13). */
const isText = (type: CustomField['type']): boolean => type !== 'Date' && type !== 'DateTime';

/** Keepnet's search knows a field by its name (A6), which no other field and no column of its own may have. */
const isFilterable = (type: CustomField['type'], name: string, all: readonly { name: string }[]): boolean =>
  isText(type) &&
  !isOwnColumn(name) &&
  all.filter((other) => other.name.toLowerCase() === name.toLowerCase()).length === 1;

/** The pieces that the text of a field with this value contains. */
const piecesOf = ({ type }: CustomField, value: string): string[] =>
  type === 'Boolean' ? [value === 'true' ? 'True' : 'False'] : seenPieces(value);

/** Why people cannot be filtered by this value of a field. A part of an e-mail address is not a valid value, but a valid filter. */
function filterProblem(field: CustomField | undefined, value: string) {
  if (field === undefined) return fieldProblem('unknown_custom_field');
  if (!field.filterable) return fieldProblem('not_filterable');
  if (field.type !== 'Email') return customFieldProblem(field, value);
  return seenPieces(value).length === 0 ? fieldProblem('required') : undefined;
}

/** A company's custom fields, cached for a minute for forms and for the checks of creates. */
export function createCustomFields(keepnet: Keepnet, now: () => number = Date.now) {
  const cache = createCache<CustomField[]>({ freshMs: 60_000, maxEntries: 1000, now });

  const list = (companyId: string, owner: string | undefined): Promise<CustomField[]> =>
    cache.get(companyId, owner, () =>
      withCompanyErrors(async () => {
        const fields = await keepnet.company(companyId).customFields({ owner });
        return fields
          .filter(({ active }) => active)
          .map(({ id, name, type: given, required }) => {
            const type = knownType(given);
            return { id, name, type, required, filterable: isFilterable(type, name, fields) };
          });
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

    /**
     * The filters of a query by the company's own fields, as the client needs them.
     * @throws {ProblemError} `invalid_request` for a field that the company does not have or that Keepnet cannot filter by, and for a
     * value that such a field cannot have
     */
    async filters(companyId: string, query: object, owner: string | undefined): Promise<FieldFilter[]> {
      const asked = fieldFiltersOf(query);
      if (asked.length === 0) return [];
      const fields = new Map((await list(companyId, owner)).map((field) => [field.id, field]));
      const errors = asked.flatMap(({ id, value }) => {
        const problem = filterProblem(fields.get(id), value);
        return problem === undefined ? [] : [{ field: fieldFilterName(id), ...problem }];
      });
      if (errors.length > 0) throw new ProblemError('invalid_request', { errors });
      return asked.flatMap(({ id, value }) => {
        const field = fields.get(id);
        return field ? [{ id, name: field.name, pieces: piecesOf(field, value) }] : [];
      });
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
