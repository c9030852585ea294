import { readFileSync } from 'node:fs';
import { Ajv, type ValidateFunction } from 'ajv';
import { z } from 'zod';

/** The vendor's trimmed contract is outside the repository, never in it. */
const DOCUMENT = new URL('../../../../../shared/keepnet-api.openapi.json', import.meta.url);

const json = z.record(z.string(), z.unknown());
const operation = z.looseObject({
  responses: z.record(
    z.string(),
    z.looseObject({ content: z.record(z.string(), z.looseObject({ schema: json })).optional() }),
  ),
});

/** What the console reads although the vendor's row schemas, which are closed, leave it out (keepnet-api.md 6 and A14). */
const BEYOND_SCHEMA: ReadonlySet<string> = new Set([
  'isDeleted',
  'managerFirstName',
  'managerLastName',
  'managerFullName',
  'managerEmail',
  'preferredLanguageId',
]);

export type Check = (method: string, template: string, body: unknown) => string[];

function read(): string | null {
  try {
    return readFileSync(DOCUMENT, 'utf8');
  } catch {
    return null;
  }
}

/** Checks answers against the contract; null when it is not there. */
export function openApiCheck(): Check | null {
  const text = read();
  if (text === null) return null;
  const document = z.looseObject({ paths: z.record(z.string(), json) }).parse(JSON.parse(text));
  const ajv = new Ajv({ strict: false, validateFormats: false, allErrors: true });
  ajv.addSchema({ $id: 'keepnet', ...nullable(document) });
  return (method, template, body) => {
    const found = document.paths[template]?.[method.toLowerCase()];
    if (found === undefined) return ['not in the contract'];
    const [type, content] = Object.entries(operation.parse(found).responses['200']?.content ?? {})[0] ?? [];
    if (type === undefined || content === undefined) return [];
    const pointer = [template, method.toLowerCase(), 'responses', '200', 'content', type, 'schema']
      .map(escaped)
      .join('/');
    const validate: ValidateFunction = ajv.compile({ $ref: `keepnet#/paths/${pointer}` });
    const trimmed =
      template === '/api/target-users/search' || template.endsWith('/users') ? withoutExtras(body) : body;
    return validate(trimmed)
      ? []
      : (validate.errors ?? []).map(
          (error) => `${error.instancePath} ${error.message ?? ''} ${JSON.stringify(error.params)}`,
        );
  };
}

const escaped = (part: string): string =>
  encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));

/** OpenAPI 3.0 says `nullable`, which JSON Schema does not know. */
function nullable(value: unknown): Record<string, unknown> {
  return z.record(z.string(), z.unknown()).parse(converted(value));
}

function converted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(converted);
  const object = json.safeParse(value);
  if (!object.success) return value;
  const copy = Object.fromEntries(Object.entries(object.data).map(([key, entry]) => [key, converted(entry)]));
  const { nullable: mayBeNull, ...rest } = copy;
  return mayBeNull === true && typeof rest.type === 'string' ? { ...rest, type: [rest.type, 'null'] } : rest;
}

function withoutExtras(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(withoutExtras);
  const object = json.safeParse(value);
  if (!object.success) return value;
  const kept = Object.entries(object.data).filter(([key]) => !BEYOND_SCHEMA.has(key));
  return Object.fromEntries(kept.map(([key, entry]) => [key, withoutExtras(entry)]));
}
