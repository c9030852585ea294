import type { Company, UserCounts } from '../store/records.ts';
import { FIRST_WORDS, SECOND_WORDS, TAGS } from './company-names.ts';
import { KNOWN } from './known.ts';
import { INDUSTRIES, LICENCE_TYPES } from './lookups.ts';
import { monthsUntil } from './months.ts';
import { between, pick, type Random, randomFrom, resourceId } from './random.ts';

/** What decides the seed: the same options give the same records but for the times, which follow `now`. */
export interface SeedOptions {
  readonly seed: number;
  /** How many companies companies/search lists; the known ones are always there. */
  readonly companies: number;
  /** Users of the largest company, of every status. */
  readonly users: number;
  readonly now: number;
}

interface Special {
  readonly users?: readonly [active: number, inactive: number, deleted: number];
  readonly limit?: number | null;
  readonly privacyDurationId?: number;
  readonly licenceExpired?: boolean;
  readonly managed?: boolean;
}

type KnownCompany = {
  readonly id: string;
  readonly name: string;
  readonly domains: readonly string[] | null;
};

const DAY = 86_400_000;

function special(options: SeedOptions): readonly (readonly [KnownCompany, Special])[] {
  const deleted = Math.floor(options.users * 0.04);
  const inactive = Math.floor(options.users * 0.06);
  const active = options.users - deleted - inactive;
  return [
    [
      KNOWN.acme,
      { users: [active, inactive, deleted], limit: Math.ceil(active * 1.1), privacyDurationId: 1 },
    ],
    [KNOWN.brightwater, { users: [1102, 88, 50], limit: 1200, privacyDurationId: 1 }],
    [KNOWN.empty, { users: [0, 0, 0], limit: 25, privacyDurationId: 1 }],
    [KNOWN.privacy, { users: [310, 12, 4], limit: 400, privacyDurationId: 0, licenceExpired: false }],
    [KNOWN.expired, { users: [74, 9, 31], limit: 80, privacyDurationId: 0, licenceExpired: true }],
    [KNOWN.overLicence, { users: [640, 22, 18], limit: 500, privacyDurationId: 1 }],
    [KNOWN.unlimited, { users: [2210, 140, 95], limit: null, privacyDurationId: 1 }],
    [KNOWN.requiredFields, { users: [185, 11, 7], limit: 250, privacyDurationId: 1 }],
    [KNOWN.anyDomain, { users: [930, 61, 44], limit: 1500, privacyDurationId: 1 }],
    [KNOWN.otherScript, { users: [260, 14, 9], limit: 300, privacyDurationId: 1 }],
    [KNOWN.twinA, { users: [120, 6, 2], limit: 150, privacyDurationId: 1 }],
    [KNOWN.twinB, { users: [95, 3, 5], limit: 100, privacyDurationId: 1 }],
    [KNOWN.reseller, { users: [38, 2, 3], limit: null, privacyDurationId: 1 }],
    [KNOWN.notManaged, { users: [45, 0, 0], limit: 50, privacyDurationId: 1, managed: false }],
  ];
}

/** Spreads users over a time before the first counted month (half of them) and every month since. */
function monthCounts(random: Random, total: number, now: number): Map<string, number> {
  const months = monthsUntil(now);
  const counts = new Map<string, number>();
  let left = Math.floor(total / 2);
  for (const [index, month] of months.entries()) {
    const share = Math.min(left, Math.round((left / (months.length - index)) * (0.6 + random() * 0.8)));
    counts.set(month, share);
    left -= share;
  }
  return counts;
}

function countsOf(random: Random, users: readonly [number, number, number], now: number): UserCounts {
  const [active, inactive, deleted] = users;
  return { active, inactive, deleted, months: monthCounts(random, active + inactive + deleted, now) };
}

function company(known: KnownCompany, random: Random, options: SeedOptions, what: Special): Company {
  const active = Math.round(8 * 2 ** (random() * 8.5));
  const users = what.users ?? ([active, Math.round(active * 0.07), Math.round(active * 0.05)] as const);
  const roll = random();
  const limit =
    roll < 0.1 ? null : Math.max(5, Math.round((active * (roll < 0.18 ? 0.85 : 1.05 + random())) / 5) * 5);
  const expired = random() < 0.04;
  const renewal = options.now + (expired ? -between(random, 1, 90) : between(random, 10, 700)) * DAY;
  return {
    id: known.id,
    name: known.name,
    domains: known.domains,
    verified: null,
    industryId: pick(random, INDUSTRIES).resourceId,
    licenceTypeId: pick(random, LICENCE_TYPES).resourceId,
    tags: [...new Set(Array.from({ length: between(random, 0, 3) }, () => pick(random, TAGS)))],
    createTime: new Date(options.now - between(random, 400, 1800) * DAY).toISOString(),
    licenseEndDate: `${new Date(renewal).toISOString().slice(0, 10)}T00:00:00.000Z`,
    limit: what.limit === undefined ? limit : what.limit,
    privacyDurationId: what.privacyDurationId ?? between(random, 1, 5),
    licenceExpired: what.licenceExpired ?? expired,
    managed: what.managed ?? true,
    masked: false,
    removed: false,
    counts: countsOf(random, users, options.now),
  };
}

/** All companies, the largest first. Their users are not made here. */
export function seedCompanies(options: SeedOptions): Company[] {
  const companies = special(options).map(([known, what]) =>
    company(known, randomFrom(options.seed, 'company', known.id), options, what),
  );
  const names = new Set(companies.map(({ name }) => name));
  const random = randomFrom(options.seed, 'companies');
  const outsiders = 2;
  while (companies.length < options.companies + outsiders) {
    const base = `${pick(random, FIRST_WORDS)} ${pick(random, SECOND_WORDS)}`;
    const name = names.has(base) ? `${base} ${companies.length}` : base;
    names.add(name);
    const slug = name.toLowerCase().replaceAll(' ', '-');
    const domains =
      random() < 0.25 ? null : [`${slug}.example.com`, ...(random() < 0.3 ? [`${slug}.example.net`] : [])];
    companies.push(company({ id: resourceId(random), name, domains }, random, options, {}));
  }
  return companies;
}

/** The e-mail domain that a company's own people have. */
export function homeDomain(company: Company): string {
  return company.domains?.[0] ?? `${company.id.toLowerCase()}.example.org`;
}
