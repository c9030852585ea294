import { readFileSync } from 'node:fs';
import { z } from 'zod';

/** The vendor's trimmed contract, if there is one, is outside the repository, never in it. */
const place = new URL('../../../../../shared/keepnet-api.openapi.json', import.meta.url);

const json = z.record(z.string(), z.unknown());
const schema = z.looseObject({
  $ref: z.string().optional(),
  nullable: z.boolean().optional(),
  properties: z.record(z.string(), json).optional(),
  items: json.optional(),
});
const response = z.looseObject({
  content: z.record(z.string(), z.looseObject({ schema: json })).optional(),
});
const document = z.looseObject({
  paths: z.record(
    z.string(),
    z.record(z.string(), z.looseObject({ responses: z.record(z.string(), response) })),
  ),
  components: z.looseObject({ schemas: z.record(z.string(), json) }),
});

/** What tests look up in the vendor's contract. */
export interface VendorDocument {
  paths: string[];
  /** The nullable places of a successful answer: `data.results`, `data.results.*.name`. A row within rows of its own kind is left out. */
  nullablesOf(method: string, template: string): string[];
}

/** Reads the contract; null when it is not there. */
export function vendorDocument(): VendorDocument | null {
  let text: string;
  try {
    text = readFileSync(place, 'utf8');
  } catch {
    return null;
  }
  const { paths, components } = document.parse(JSON.parse(text));
  const walk = (raw: unknown, path: string, seen: readonly string[]): string[] => {
    const { $ref, nullable, properties = {}, items } = schema.parse(raw);
    const name = $ref?.split('/').at(-1);
    if (name !== undefined)
      return seen.includes(name) ? [] : walk(components.schemas[name], path, [...seen, name]);
    return [
      ...(nullable === true ? [path] : []),
      ...(items === undefined ? [] : walk(items, `${path}.*`, seen)),
      ...Object.entries(properties).flatMap(([key, inner]) =>
        walk(inner, path === '' ? key : `${path}.${key}`, seen),
      ),
    ];
  };
  return {
    paths: Object.keys(paths),
    nullablesOf(method, template) {
      const [content] = Object.values(
        paths[template]?.[method.toLowerCase()]?.responses['200']?.content ?? {},
      );
      return content === undefined ? [] : walk(content.schema, '', []);
    },
  };
}
