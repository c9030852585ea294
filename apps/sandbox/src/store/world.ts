import { describeUser } from '../keepnet/target-user-fields.ts';
import { type SeedOptions, seedCompanies } from '../seed/companies.ts';
import { seedCompanyGroups } from '../seed/company-groups.ts';
import { seedCustomFields } from '../seed/custom-fields.ts';
import { KNOWN } from '../seed/known.ts';
import { seedPeople } from '../seed/people.ts';
import { type Random, randomFrom, resourceId } from '../seed/random.ts';
import { seedTargetGroups } from '../seed/target-groups.ts';
import { Lagging } from './lagging.ts';
import type { Modes } from './modes.ts';
import type { Company, CompanyGroup, TargetGroup } from './records.ts';
import { UserTable } from './user-table.ts';

/** What belongs to one company. */
export interface Tenant {
  readonly company: Company;
  readonly users: UserTable;
  readonly groups: Lagging<TargetGroup>;
  /** Names of groups that were deleted: some versions of the upstream hold them back. */
  readonly deletedGroupNames: Set<string>;
}

/** One record made through the API, in the order of making. */
export interface Creation {
  readonly kind: 'target-user' | 'target-group' | 'company-group' | 'custom-field';
  readonly id: string;
  readonly companyId: string | null;
  /** The number of the request that made it; see GET /__sandbox/requests. */
  readonly request: number;
}

/** Everything the simulated upstream knows. */
export class World {
  readonly modes: Modes;
  readonly seed: SeedOptions;
  readonly companies: ReadonlyMap<string, Company>;
  readonly companyGroups: Lagging<CompanyGroup>;
  readonly creations: Creation[] = [];
  readonly #tenants = new Map<string, Tenant>();
  readonly #ids: Random;

  constructor(seed: Omit<SeedOptions, 'now'>, modes: Modes) {
    this.modes = modes;
    this.seed = { ...seed, now: Date.now() + modes.clockOffsetMs };
    this.companies = new Map(seedCompanies(this.seed).map((company) => [company.id, company]));
    this.companyGroups = new Lagging(seedCompanyGroups(this.listed(), this.seed));
    this.#ids = randomFrom(seed.seed, 'new records');
  }

  /** The sandbox's own clock, in milliseconds. */
  now(): number {
    return Date.now() + this.modes.clockOffsetMs;
  }

  /** The companies that the reseller manages and searches list. */
  listed(): Company[] {
    return [...this.companies.values()].filter(
      (company) =>
        company.managed && !company.removed && (company.id !== KNOWN.reseller.id || this.modes.listReseller),
    );
  }

  /** The reseller's own company. */
  get reseller(): Company {
    const company = this.companies.get(KNOWN.reseller.id);
    if (company === undefined) throw new Error('the seed has no reseller');
    return company;
  }

  /** Users and groups of a company; made when first asked for. */
  tenant(company: Company): Tenant {
    const made = this.#tenants.get(company.id);
    if (made !== undefined) return made;
    const { seed, now } = this.seed;
    const fields = seedCustomFields(company, seed);
    const users = new UserTable(fields, seedPeople(company, fields, seed, now), describeUser(fields));
    const groups = new Lagging(() => seedTargetGroups(company, users, seed));
    const tenant: Tenant = { company, users, groups, deletedGroupNames: new Set() };
    this.#tenants.set(company.id, tenant);
    return tenant;
  }

  /** Leaves a company without people, as if it had never had any. */
  removePeople(company: Company): void {
    const tenant = this.tenant(company);
    const { customFields } = tenant.users;
    const users = new UserTable(customFields, [], describeUser(customFields));
    for (const { members } of tenant.groups.everything()) members.clear();
    Object.assign(company.counts, { active: 0, inactive: 0, deleted: 0 });
    company.counts.months.clear();
    this.#tenants.set(company.id, { ...tenant, users });
  }

  /** Leaves a company without target groups, those that the upstream makes by itself included. */
  removeGroups(company: Company): void {
    this.#tenants.set(company.id, { ...this.tenant(company), groups: new Lagging<TargetGroup>([]) });
  }

  /** An id for a new record. */
  newId(): string {
    return resourceId(this.#ids);
  }

  /** The instant from which searches see what is created now. */
  visibleFrom(): number {
    return this.now() + this.modes.visibilityLagMs;
  }
}
