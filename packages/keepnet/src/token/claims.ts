import { z } from 'zod';
import { readJsonText } from '../wire/json.ts';

/** Who the credential is, as its token says: display and start-up checks, not authorisation. */
export interface Reseller {
  /** The reseller's own company: never a fallback for a customer's. */
  companyId: string | null;
  name: string | null;
  /** Undefined when the token does not say. */
  resellerAccess: boolean | undefined;
}

const text = z.string().nullish().catch(undefined);

const claims = z.object({
  user_company_resourceid: text,
  user_company_name: text,
  reseller_access: z.union([z.boolean(), z.string()]).nullish().catch(undefined),
});

/** Decodes a token's claims without verifying them; an opaque token has none. */
export function readClaims(token: string): Reseller {
  const read = claims.catch({}).parse(decodePayload(token));
  return {
    companyId: read.user_company_resourceid || null,
    name: read.user_company_name || null,
    resellerAccess: readFlag(read.reseller_access),
  };
}

function readFlag(value: boolean | string | null | undefined): boolean | undefined {
  if (typeof value === 'boolean') return value;
  const word = value?.toLowerCase();
  return word === 'true' ? true : word === 'false' ? false : undefined;
}

function decodePayload(token: string): unknown {
  try {
    return readJsonText(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}
