import type { AuthConfig } from '../config.ts';
import type { Person } from '../platform/person.ts';
import { storableText, truncate } from '../platform/text.ts';
import { type ClaimFault, type Claims, claimFault, hasClaim } from './claims.ts';
import { createCompanyReader } from './company-limit.ts';
import { type ClaimSource, claimSources, type ProviderClaims, type RightsSources } from './rights-sources.ts';
import { createRoleReader, verifiedEmail } from './roles.ts';

/** The most UTF-16 units of a name to keep. */
const maxNameLength = 200;

/** The log line for an unreadable claim: it names the claim and never its value. */
export const unreadableClaim =
  'a claim of rights is not a list of texts: what cannot be read in it gives nothing';

/** A claim about rights that cannot be read. For the log: no personal data. */
interface UnreadableClaim {
  claim: string;
  fault: ClaimFault;
}

/** A person by an answer of the provider. */
interface Reading {
  person: Person;
  rightsFrom: RightsSources;
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
  atSignIn(answer: ProviderClaims & { idToken: Claims }): Reading & { userinfoSuffices: boolean };
  /** Reads a later answer, by the sources that had the rights at sign-in. */
  again(answer: ProviderClaims, before: Person, rightsFrom: RightsSources): Reading;
}

/** The claims that count for one kind of right: those of the source that had them, or none; undefined if the answer leaves it open. */
interface PickedClaims {
  claims: Claims | undefined;
  rightsFrom: readonly ClaimSource[];
}

function pickClaims(answer: ProviderClaims, claim: string, rightsFrom: readonly ClaimSource[]): PickedClaims {
  const delivered = claimSources.filter((source) => answer[source] !== undefined);
  const withClaim = delivered.filter((source) => hasClaim(answer[source] ?? {}, claim));
  // No source had the claim so far: the first one that does counts from now on.
  if (rightsFrom.length === 0) {
    const [first] = withClaim;
    return { claims: (first && answer[first]) ?? {}, rightsFrom: first === undefined ? [] : [first] };
  }
  const counted = withClaim.find((source) => rightsFrom.includes(source));
  if (counted !== undefined) return { claims: answer[counted], rightsFrom };
  // A source that had the claim and now omits it revokes the right. A source that was not heard leaves it open.
  return { claims: delivered.some((source) => rightsFrom.includes(source)) ? {} : undefined, rightsFrom };
}

/** The name to show for a person: the first usable one. */
function nameAmong(...candidates: readonly unknown[]): string {
  const named = candidates
    .map((each) => (typeof each === 'string' ? storableText(each).trim() : ''))
    .find((each) => each !== '');
  return truncate(named ?? '', maxNameLength).trim();
}

/** Names in the claims, the best first. */
const namesIn = ({ idToken, userinfo }: ProviderClaims): unknown[] =>
  ['name', 'preferred_username'].flatMap((claim) => [idToken?.[claim], userinfo?.[claim]]);

/**
 * Reads people by the claims that the configuration names. Only issuer and subject together identify a person for good (OpenID Connect
 * Core 5.7).
 */
export function createPersonReader(auth: Extract<AuthConfig, { mode: 'oidc' }>): PersonReader {
  const { rolesClaim, companiesClaim } = auth;
  const roleOf = createRoleReader(rolesClaim, auth.roleMap);
  const companiesOf = createCompanyReader(companiesClaim);

  /** The address from the first source that has one. */
  function emailOf({ idToken, userinfo }: ProviderClaims): string | null | undefined {
    const claims = { ...userinfo, ...idToken };
    return claims['email'] === undefined ? undefined : verifiedEmail(claims);
  }

  function unreadableIn(answer: ProviderClaims): UnreadableClaim[] {
    const asked = [rolesClaim, ...(companiesClaim === undefined ? [] : [companiesClaim])];
    return asked.flatMap((claim) => {
      const faults = claimSources.map((source) => claimFault(answer[source] ?? {}, claim));
      const fault = faults.find((each) => each !== undefined);
      return fault === undefined ? [] : [{ claim, fault }];
    });
  }

  /** The sources that agree with the first one that has the claim. */
  function agreeing<Right>(
    answer: ProviderClaims,
    claim: string,
    read: (claims: Claims) => Right,
  ): ClaimSource[] {
    const withClaim = claimSources.filter((source) => hasClaim(answer[source] ?? {}, claim));
    const rights = withClaim.map((source) => JSON.stringify(read(answer[source] ?? {})));
    return withClaim.filter((_source, index) => rights[index] === rights[0]);
  }

  return {
    atSignIn(answer) {
      const rightsFrom: RightsSources = {
        roles: agreeing(answer, rolesClaim, roleOf),
        companies: companiesClaim === undefined ? [] : agreeing(answer, companiesClaim, companiesOf),
      };
      const { idToken } = answer;
      const id = `${String(idToken['iss'])}|${String(idToken['sub'])}`;
      // Repairing it could turn it into the id of another person.
      if (id !== storableText(id)) throw new TypeError('The provider names a subject that cannot be stored');
      const email = emailOf(answer) ?? null;
      const person = {
        id,
        name: nameAmong(...namesIn(answer), email, idToken['sub']),
        email,
        role: roleOf(pickClaims(answer, rolesClaim, rightsFrom.roles).claims ?? {}),
        companies: companiesOf(pickClaims(answer, companiesClaim ?? '', rightsFrom.companies).claims ?? {}),
      };
      const userinfoSuffices =
        rightsFrom.roles.includes('userinfo') &&
        (companiesClaim === undefined || rightsFrom.companies.includes('userinfo'));
      return { person, rightsFrom, isConfirmed: true, unreadable: unreadableIn(answer), userinfoSuffices };
    },
    again(answer, before, rightsFrom) {
      const roles = pickClaims(answer, rolesClaim, rightsFrom.roles);
      const companies =
        companiesClaim === undefined
          ? { claims: {}, rightsFrom: [] }
          : pickClaims(answer, companiesClaim, rightsFrom.companies);
      const email = emailOf(answer);
      const person = {
        id: before.id,
        name: nameAmong(...namesIn(answer), before.name),
        email: email === undefined ? before.email : email,
        role: roles.claims === undefined ? before.role : roleOf(roles.claims),
        companies: companies.claims === undefined ? before.companies : companiesOf(companies.claims),
      };
      return {
        person,
        rightsFrom: { roles: roles.rightsFrom, companies: companies.rightsFrom },
        isConfirmed: roles.claims !== undefined && companies.claims !== undefined,
        unreadable: unreadableIn(answer),
      };
    },
  };
}
