import { invalid } from '../http/refusal.ts';

export type Bound = ReadonlyMap<string, unknown>;

/** True for a JSON object (not an array, not null). */
export function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/**
 * Binds the keys of a JSON object case-insensitively to the names that are known. An unknown name is refused: the
 * upstream ignores it, but a client that sends one has misspelt something.
 */
export function bind(value: unknown, names: readonly string[], what: string): Bound {
  if (!isObject(value)) throw invalid(`${what} must be an object`);
  const known = new Map(names.map((name) => [name.toLowerCase(), name]));
  const bound = new Map<string, unknown>();
  for (const [key, entry] of Object.entries(value)) {
    const name = known.get(key.toLowerCase());
    if (name === undefined) throw invalid(`${what} has no member ${key.slice(0, 64)}`);
    bound.set(name, entry);
  }
  return bound;
}

/** A list of ids; absent and null give an empty list unless it is required. */
export function idList(bound: Bound, name: string): string[] {
  const value = bound.get(name);
  if (value === undefined || value === null) return [];
  if (!Array.isArray(value)) throw invalid(`${name} must be a list of ids`);
  return value.map((id: unknown) => {
    if (typeof id !== 'string' || id === '') throw invalid(`${name} must be a list of ids`);
    return id;
  });
}

/** An optional boolean; absent is false, as a missing bool binds upstream. */
export function flag(bound: Bound, name: string): boolean {
  const value = bound.get(name);
  if (value === undefined) return false;
  if (typeof value !== 'boolean') throw invalid(`${name} must be a boolean`);
  return value;
}

/** A text; absent and null give an empty text. */
export function textOf(bound: Bound, name: string): string {
  const value = bound.get(name);
  if (value === undefined || value === null) return '';
  if (typeof value !== 'string') throw invalid(`${name} must be a text`);
  return value;
}
