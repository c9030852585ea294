import type { AuthConfig } from '../config.ts';
import type { Person } from '../platform/person.ts';
import { storableText, truncate } from '../platform/text.ts';
import { type ClaimFault, type Claims, claimFault, tells } from './claims.ts';
import { createCompanyReader } from './company-limit.ts';
import { createRoleReader, verifiedEmail } from './roles.ts';
import { type Said, type Source, sources, type Told } from './told.ts';

/** UTF-16 units of a name that are kept. */
const maxNameLength = 200;

/** Names the claim, and never what it holds. */
export const unreadableClaim =
  'a claim of rights is not a list of texts: what cannot be read in it gives nothing';

/** A claim that gives rights and cannot be read; for the log, so without anything of a person. */
export interface UnreadableClaim {
  claim: string;
  fault: ClaimFault;
}

/** What an answer of the provider makes of a person. */
export interface Reading {
  person: Person;
  told: Told;
  /** False where the answer leaves open what the person may do, so that they have what they had. */
  isConfirmed: boolean;
  unreadable: UnreadableClaim[];
}

/** Reads people out of what a provider says. */
export interface PersonReader {
  /**
   * `userinfoSuffices` where userinfo tells all that the id token does, so that it can be asked alone.
   * @throws {TypeError} for a subject that no database can store
   */
  atSignIn(said: Said & { idToken: Claims }): Reading & { userinfoSuffices: boolean };
  /** Judges a later answer by the sources that told at sign-in. */
  again(said: Said, before: Person, told: Told): Reading;
}

/** What counts of an answer for one claim: the claims of the source that told it, or none of any; undefined where it was left open. */
interface Judged {
  claims: Claims | undefined;
  told: readonly Source[];
}

function judge(said: Said, claim: string, told: readonly Source[]): Judged {
  const delivered = sources.filter((source) => said[source] !== undefined);
  const telling = delivered.filter((source) => tells(said[source] ?? {}, claim));
  // Where none has told so far, the first one that does is the one from now on.
  if (told.length === 0) {
    const [first] = telling;
    return { claims: (first && said[first]) ?? {}, told: first === undefined ? [] : [first] };
  }
  const counted = telling.find((source) => told.includes(source));
  if (counted !== undefined) return { claims: said[counted], told };
  // One that has told and leaves the claim out now takes it away; one that was not heard says nothing.
  return { claims: delivered.some((source) => told.includes(source)) ? {} : undefined, told };
}

/** The name to show for a person, by the first of these that is one. */
function nameAmong(...candidates: readonly unknown[]): string {
  const named = candidates
    .map((each) => (typeof each === 'string' ? storableText(each).trim() : ''))
    .find((each) => each !== '');
  return truncate(named ?? '', maxNameLength).trim();
}

/** Names as the provider tells them, the best first. */
const namesIn = ({ idToken, userinfo }: Said): unknown[] =>
  ['name', 'preferred_username'].flatMap((claim) => [idToken?.[claim], userinfo?.[claim]]);

/** Reads people as the configuration names the claims. Only issuer and subject together name somebody for good (OpenID Connect Core 5.7). */
export function createPersonReader(auth: Extract<AuthConfig, { mode: 'oidc' }>): PersonReader {
  const { rolesClaim, companiesClaim } = auth;
  const roleOf = createRoleReader(rolesClaim, auth.roleMap);
  const visibleCompanies = createCompanyReader(companiesClaim);

  /** The address by the first source that has one; undefined where none has. */
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

  /** The sources whose word on a claim comes to the same as that of the first one that tells. */
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
      // Mended, it could become the id of another person.
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
