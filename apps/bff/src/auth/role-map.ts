import { type Role, roles } from '@reseller-console/contract';

/** Maps claim values to roles. */
export type RoleMap = ReadonlyMap<string, Role>;

export const isRole = (name: string): name is Role => roles.some((role) => role === name);

/** The higher of two roles; null is none. */
export const higherRole = (a: Role | null, b: Role | null): Role | null =>
  b === null || (a !== null && roles.indexOf(a) >= roles.indexOf(b)) ? a : b;

/** One value, quoted or plain, and the separator after it. */
const quoted = /\s*"((?:[^"]|"")*)"(?!")\s*/y;
const plain = /([^",;]*)/y;

/** Reads the values of one role, from `start` to the next `;` or the end. */
function readValues(text: string, start: number, role: Role): { values: string[]; end: number } {
  const values: string[] = [];
  let at = start;
  for (;;) {
    quoted.lastIndex = at;
    plain.lastIndex = at;
    const inQuotes = quoted.exec(text);
    const found = inQuotes ?? plain.exec(text);
    const value = inQuotes ? (inQuotes[1] ?? '').replaceAll('""', '"') : (found?.[1] ?? '').trim();
    at += found?.[0].length ?? 0;
    const next = text[at];
    if (next === '"') {
      const isOpen = !inQuotes && value === '';
      throw new SyntaxError(
        isOpen
          ? `has a quote for ${role} that is never closed`
          : `has a quote inside a value for ${role}: quote the whole value, and write "" for a quote in it`,
      );
    }
    if (next !== undefined && next !== ',' && next !== ';') {
      throw new SyntaxError(`has text after a closing quote for ${role}: put a comma or semicolon there`);
    }
    if (value.trim() === '') throw new SyntaxError(`has an empty value for ${role}`);
    if (!inQuotes && value.includes('=')) {
      throw new SyntaxError(
        `has a = in a value for ${role}: write values with = , ; or " in quotes, such as ${role}="CN=...,DC=..."`,
      );
    }
    values.push(value);
    if (next !== ',') return { values, end: at };
    at += 1;
  }
}

/**
 * Reads `OIDC_ROLE_MAP`: `role=value,value;role=value`. A value with `=`, `,`, `;` or `"` is quoted; `""` is a quote inside it. A role may
 * appear more than once. A value under several roles gives the highest.
 * @throws {SyntaxError} it cannot be read; the message continues the name of the variable
 */
export function parseRoleMap(text: string): RoleMap {
  const map = new Map<string, Role>();
  let at = 0;
  while (at < text.length) {
    const [entry = '', name = '', equals] = /^([^=;]*)(=?)/.exec(text.slice(at)) ?? [];
    at += entry.length;
    const role = name.trim();
    if (role !== '' || equals === '=') {
      if (!isRole(role)) {
        throw new SyntaxError(
          `names ${JSON.stringify(role.slice(0, 40))}, which is not one of ${roles.join(', ')}`,
        );
      }
      if (equals !== '=') throw new SyntaxError(`has no value for ${role}`);
      const { values, end } = readValues(text, at, role);
      for (const value of values) map.set(value, higherRole(map.get(value) ?? null, role) ?? role);
      at = end;
    }
    at += 1;
  }
  if (map.size === 0) throw new SyntaxError('is empty; it reads role=value,value;role=value');
  return map;
}
