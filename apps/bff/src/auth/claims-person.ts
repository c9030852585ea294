import type { AuthConfig } from '../config.ts';
import type { Person } from '../platform/person.ts';
import { storableText, truncate } from '../platform/text.ts';
import { type ClaimFault, type Claims, claimFault, tells } from './claims.ts';
import { createCompanyReader } from './company-limit.ts';
import { createRoleReader, verifiedEmail } from './roles.ts';
import { type Said, type Source, sources, type Told } from './told.ts';

/** The most UTF-16 units of a name to keep. */
const maxNameLength = 200;

/** The log line for an unreadable claim: it names the claim and never its value. */
export const unreadableClaim =
  'a claim of rights is not a list of texts: what cannot be read in it gives nothing';

/** A claim about rights that cannot be read. For the log: no personal data. */
export interface UnreadableClaim {
  claim: string;
  fault: ClaimFault;
}

/** A person by an answer of the provider. */
export interface Reading {
  person: Person;
  told: Told;
  /** False if the answer does not say what the person may do; they then keep their rights. */
  isConfirmed: boolean;
  unreadable: UnreadableClaim[];
}

/** Reads people from the provider's claims. */
export interface PersonReader {
  /**
   * `userinfoSuffices` if userinfo has everything that the id token has, so userinfo alone can be asked later.
   * @throws {TypeError} a subject that no database can store
   */
  atSignIn(said: Said & { idToken: Claims }): Reading & { userinfoSuffices: boolean };
  /** Reads a later answer, by the sources that had the rights at sign-in. */
  again(said: Said, before: Person, told: Told): Reading;
}

/** The claims that count for one kind of right: those of the source that had them, or none; undefined if the answer leaves it open. */
interface Judged {
  claims: Claims | undefined;
  told: readonly Source[];
}

function judge(said: Said, claim: string, told: readonly Source[]): Judged {
  const delivered = sources.filter((source) => said[source] !== undefined);
  const telling = delivered.filter((source) => tells(said[source] ?? {}, claim));
  // No source had the claim so far: the first one that does counts from now on.
  if (told.length === 0) {
    const [first] = telling;
    return { claims: (first && said[first]) ?? {}, told: first === undefined ? [] : [first] };
  }
  const counted = telling.find((source) => told.includes(source));
  if (counted !== undefined) return { claims: said[counted], told };
  // A source that had the claim and now omits it revokes the right. A source that was not heard leaves it open.
  return { claims: delivered.some((source) => told.includes(source)) ? {} : undefined, told };
}

/** The name to show for a person: the first usable one. */
function nameAmong(...candidates: readonly unknown[]): string {
  const named = candidates
    .map((each) => (typeof each === 'string' ? storableText(each).trim() : ''))
    .find((each) => each !== '');
  return truncate(named ?? '', maxNameLength).trim();
}

/** Names in the claims, the best first. */
const namesIn = ({ idToken, userinfo }: Said): unknown[] =>
  ['name', 'preferred_username'].flatMap((claim) => [idToken?.[claim], userinfo?.[claim]]);

/**
 * Reads people by the claims that the configuration names. Only issuer and subject together identify a person for good (OpenID Connect
 * Core 5.7).
 */
export function createPersonReader(auth: Extract<AuthConfig, { mode: 'oidc' }>): PersonReader {
  const { rolesClaim, companiesClaim } = auth;
  const roleOf = createRoleReader(rolesClaim, auth.roleMap);
  const visibleCompanies = createCompanyReader(companiesClaim);

  /** The address from the first source that has one. */
  function emailOf({ idToken, userinfo }: Said): string | null | undefined {
    const claims = { ...userinfo, ...idToken };
    return claims['email'] === undefined ? undefined : verifiedEmail(claims);
  }

  function unreadableIn(said: Said): UnreadableClaim[] {
    const asked = [rolesClaim, ...(companiesClaim === undefined ? [] : [companiesClaim])];
    return asked.flatMap((claim) => {
      const faults = sources.map((source) => claimFault(said[source] ?? {}, claim));
      const fault = faults.find((each) => each !== undefined);
      return fault === undefined ? [] : [{ claim, fault }];
    });
  }

  /** The sources that agree with the first one that has the claim. */
  function agreeing<Right>(said: Said, claim: string, read: (claims: Claims) => Right): Source[] {
    const telling = sources.filter((source) => tells(said[source] ?? {}, claim));
    const rights = telling.map((source) => JSON.stringify(read(said[source] ?? {})));
    return telling.filter((_source, index) => rights[index] === rights[0]);
  }

  return {
    atSignIn(said) {
      const told: Told = {
        roles: agreeing(said, rolesClaim, roleOf),
        companies: companiesClaim === undefined ? [] : agreeing(said, companiesClaim, visibleCompanies),
      };
      const { idToken } = said;
      const id = `${String(idToken['iss'])}|${String(idToken['sub'])}`;
      // Repairing it could turn it into the id of another person.
      if (id !== storableText(id)) throw new TypeError('The provider names a subject that cannot be stored');
      const email = emailOf(said) ?? null;
      const person = {
        id,
        name: nameAmong(...namesIn(said), email, idToken['sub']),
        email,
        role: roleOf(judge(said, rolesClaim, told.roles).claims ?? {}),
        companies: visibleCompanies(judge(said, companiesClaim ?? '', told.companies).claims ?? {}),
      };
      const userinfoSuffices =
        told.roles.includes('userinfo') &&
        (companiesClaim === undefined || told.companies.includes('userinfo'));
      return { person, told, isConfirmed: true, unreadable: unreadableIn(said), userinfoSuffices };
    },
    again(said, before, told) {
      const roles = judge(said, rolesClaim, told.roles);
      const companies =
        companiesClaim === undefined ? { claims: {}, told: [] } : judge(said, companiesClaim, told.companies);
      const email = emailOf(said);
      const person = {
        id: before.id,
        name: nameAmong(...namesIn(said), before.name),
        email: email === undefined ? before.email : email,
        role: roles.claims === undefined ? before.role : roleOf(roles.claims),
        companies: companies.claims === undefined ? before.companies : visibleCompanies(companies.claims),
      };
      return {
        person,
        told: { roles: roles.told, companies: companies.told },
        isConfirmed: roles.claims !== undefined && companies.claims !== undefined,
        unreadable: unreadableIn(said),
      };
    },
  };
}
