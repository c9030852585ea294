import {
  type CustomField,
  createCustomField,
  type NewCustomField,
  readCustomFields,
} from './custom-fields.ts';
import { assertCompanyId } from './ids.ts';
import type { Call } from './options.ts';
import { targetGroups } from './target-groups.ts';
import { targetUsers } from './target-users.ts';
import { read } from './transport/route.ts';
import type { Upstream } from './transport/upstream.ts';
import { privacyMask } from './wire/company.ts';
import { domains } from './wire/lookups.ts';

const mask = read('GET', '/api/companies/privacymask');
const verified = read('GET', '/api/allow-list/search/verified');
const unverified = read('GET', '/api/allow-list/search/unverified');

const toDomains = (names: readonly (string | null | undefined)[]): string[] =>
  names.flatMap((name) => name?.trim().toLowerCase() || []);

/**
 * Calls scoped to one company; every one carries that company's header and no other. One of these is made for every call, so its parts
 * are made when they are asked for.
 */
export class ScopedKeepnet {
  readonly #upstream: Upstream;
  readonly companyId: string;

  /** @throws {KeepnetError} `invalid_scope` unless the id is 1 to 64 of `A-Za-z0-9_-` */
  constructor(upstream: Upstream, companyId: string) {
    assertCompanyId(companyId);
    this.#upstream = upstream;
    this.companyId = companyId;
  }

  get targetUsers() {
    return targetUsers(this.#upstream, this.companyId);
  }

  get targetGroups() {
    return targetGroups(this.#upstream, this.companyId);
  }

  /** Whether Keepnet hides the names in this company for good: no user is found by address there, and masked values must not be written back. */
  async masked(call?: Call): Promise<boolean> {
    const { pentesterMasked } = await this.#upstream.json(mask, privacyMask, call, {
      companyId: this.companyId,
    });
    return pentesterMasked ?? false;
  }

  /** The domains that the company has verified, in lower case: mail goes to their addresses and to no others. */
  async verifiedDomains(call?: Call): Promise<string[]> {
    return toDomains(await this.#upstream.json(verified, domains, call, { companyId: this.companyId }));
  }

  /** The domains of its people that the company has not verified, in lower case: no mail goes to their addresses. */
  async unverifiedDomains(call?: Call): Promise<string[]> {
    return toDomains(await this.#upstream.json(unverified, domains, call, { companyId: this.companyId }));
  }

  customFields(call?: Call): Promise<CustomField[]> {
    return readCustomFields(this.#upstream, this.companyId, call);
  }

  /** Creates a custom field. Answers its id. */
  createCustomField(field: NewCustomField, call?: Call): Promise<{ id: string }> {
    return createCustomField(this.#upstream, this.companyId, field, call);
  }
}
