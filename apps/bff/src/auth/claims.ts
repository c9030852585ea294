/** A provider's claims about a person, from an id token or userinfo. */
export type Claims = Readonly<Record<string, unknown>>;

function isClaims(value: unknown): value is Claims {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The claim with that name, or at that dotted path. The exact name wins, since some providers use dots in names. */
export function readClaim(claims: Claims, path: string): unknown {
  if (Object.hasOwn(claims, path)) return claims[path];
  let value: unknown = claims;
  for (const key of path.split('.')) {
    if (!isClaims(value) || !Object.hasOwn(value, key)) return undefined;
    value = value[key];
  }
  return value;
}

/** Whether the claim is there. Null counts as absent (OpenID Connect Core 1.0, 5.3.2). */
export function hasClaim(claims: Claims, path: string): boolean {
  const value = readClaim(claims, path);
  // An unverified address gives no rights, so the other source may have more.
  if (path === 'email') return typeof value === 'string' && claims['email_verified'] !== undefined;
  return value !== undefined && value !== null;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

const texts = (list: readonly unknown[]): string[] =>
  list.filter((each): each is string => typeof each === 'string');

const trimmed = (parts: readonly string[]): string[] =>
  parts.map((part) => part.trim()).filter((part) => part !== '');

/**
 * Splits a text that contains `=`, which is one or more distinguished names (RFC 4514). Commas and spaces belong to them. A semicolon
 * separates them only if nothing is escaped or quoted and every part is itself a name: a group called `x;admin` must not make an admin.
 */
function namesIn(text: string): string[] {
  const parts = trimmed(text.split(';'));
  return !/["\\]/.test(text) && parts.every((part) => part.includes('=')) ? parts : [text];
}

/** Only unescaped ones. */
const separators = [/(?<!\\);/, /(?<!\\),/];

function partsOf(text: string, isKnown: (text: string) => boolean): string[] {
  if (isKnown(text)) return [text];
  if (text.includes('=')) return namesIn(text);
  for (const separator of separators) {
    const parts = trimmed(text.split(separator));
    if (parts.length > 1 || parts[0] !== text) return parts.flatMap((part) => partsInList(part, isKnown));
  }
  return /[;,]/.test(text) ? [text] : trimmed(text.split(/\s+/));
}

/** In a list with semicolons or commas, a space belongs to its value ("Office admin"), unless every word is a known value. */
function partsInList(part: string, isKnown: (text: string) => boolean): string[] {
  if (isKnown(part)) return [part];
  if (part.includes(',')) return partsOf(part, isKnown);
  const words = part.split(/\s+/);
  return words.every(isKnown) ? words : [part];
}

/**
 * The values of a claim: the strings of an array, or those that one string lists. A string that is a known value is that one value.
 * Otherwise it is parsed as a JSON array, or split at semicolons, else commas, else spaces. Anything else has no values.
 */
export function claimValues(value: unknown, isKnown: (text: string) => boolean): string[] {
  if (Array.isArray(value)) return texts(value);
  if (typeof value !== 'string') return [];
  const text = value.trim();
  if (isKnown(value) || isKnown(text)) return [isKnown(value) ? value : text];
  if (/^[[{"]/.test(text)) {
    const parsed = parseJson(text);
    if (Array.isArray(parsed)) return texts(parsed);
    if (typeof parsed === 'string') return partsOf(parsed.trim(), isKnown);
    // Text that looks like JSON but is not an array has no values.
    return [];
  }
  return partsOf(text, isKnown);
}

/** Why a claim cannot be read; undefined if it can, or is absent. */
export type ClaimFault = 'left out because it is too long' | 'neither a text nor a list of texts';

/** The provider left out the groups because there are too many: a distributed claim (OpenID Connect Core 1.0, 5.6.2), or Entra's marker. */
function isLeftOut(claims: Claims, path: string): boolean {
  const elsewhere = claims['_claim_names'];
  if (isClaims(elsewhere) && Object.hasOwn(elsewhere, path)) return true;
  const { hasgroups } = claims;
  return path === 'groups' && (hasgroups === true || hasgroups === 'true');
}

export function claimFault(claims: Claims, path: string): ClaimFault | undefined {
  const value = readClaim(claims, path);
  if (value === undefined || value === null) {
    return isLeftOut(claims, path) ? 'left out because it is too long' : undefined;
  }
  const isReadable = Array.isArray(value)
    ? value.every((each) => typeof each === 'string')
    : typeof value === 'string' && !/^\s*\{/.test(value);
  return isReadable ? undefined : 'neither a text nor a list of texts';
}
