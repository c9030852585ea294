import type { Company, CustomField, NewTargetUser, Priority, TargetUser } from '../store/records.ts';
import { homeDomain } from './companies.ts';
import { customValue } from './custom-fields.ts';
import { KNOWN } from './known.ts';
import { LANGUAGES } from './lookups.ts';
import { FIRST_MONTH, monthSpan } from './months.ts';
import { DEPARTMENTS, NAME_POOLS, type NamePool } from './people-names.ts';
import { between, pick, type Random, randomFrom, resourceId } from './random.ts';
import { TIME_ZONES } from './time-zones.ts';

const SHARES: readonly Priority[] = [
  'VeryLow',
  'Low',
  'Low',
  'Medium',
  'Medium',
  'Medium',
  'Medium',
  'High',
  'High',
  'VeryHigh',
];

/** Names and cells that break careless code: they are among the first users of the largest company. */
const ODD: readonly Partial<TargetUser>[] = [
  { firstName: '🦊 Robin', lastName: 'Fox' },
  { firstName: '=SUM(1+1)', lastName: 'Formula' },
  { firstName: '@here', lastName: '+Plus' },
  { firstName: '-Minus', lastName: 'Dash', department: 'Research, "Blue Sky"' },
  { firstName: 'Ann\tTab', lastName: 'Separated' },
  { firstName: 'Nonbreaking\u00a0Space', lastName: 'Zero\u200bWidth' },
  { firstName: '<b>Bold</b>', lastName: '& Co', department: 'Line one\nLine two' },
  { firstName: '', lastName: '', department: '' },
  {
    firstName: 'Constantin-Alexandre-Maximilian-Frederick',
    lastName: 'von und zu Hohenberg-Ravensburg-Lichtenfels',
  },
];

function poolFor(random: Random): NamePool {
  let roll = random() * 100;
  for (const pool of NAME_POOLS) {
    roll -= pool.weight;
    if (roll < 0) return pool;
  }
  return pick(random, NAME_POOLS);
}

/** Create times, oldest first: those before the first counted month, then each month's share. */
function* createTimes(company: Company, total: number, now: number, random: Random): Generator<number> {
  const counted = [...company.counts.months].reduce((sum, [, count]) => sum + count, 0);
  const before = Date.parse(`${FIRST_MONTH}-01T00:00:00Z`) - 86_400_000;
  const earliest = Math.min(Date.parse(company.createTime), before - 30 * 86_400_000);
  for (let index = 0; index < total - counted; index++) {
    yield earliest + ((before - earliest) * (index + random())) / (total - counted);
  }
  for (const [month, count] of company.counts.months) {
    const { start, end } = monthSpan(month, now);
    for (let index = 0; index < count; index++) yield start + ((end - start) * (index + random())) / count;
  }
}

const gcd = (left: number, right: number): number => (right === 0 ? left : gcd(right, left % right));

/** Spreads statuses over the rows, with exactly the given number of each. */
function statusOf(company: Company, total: number): (index: number) => 'active' | 'inactive' | 'deleted' {
  let stride = Math.max(1, Math.floor(total * 0.618));
  while (gcd(stride, total) !== 1) stride++;
  const { deleted, inactive } = company.counts;
  return (index) => {
    const place = (index * stride + deleted + inactive) % total;
    return place < deleted ? 'deleted' : place < deleted + inactive ? 'inactive' : 'active';
  };
}

/** The target users of a company, oldest first; their statuses and months agree with `company.counts`. */
export function* seedPeople(
  company: Company,
  fields: readonly CustomField[],
  seed: number,
  now: number,
): Generator<NewTargetUser> {
  const { active, inactive, deleted } = { ...company.counts };
  const total = active + inactive + deleted;
  const random = randomFrom(seed, 'people', company.id);
  const taken = new Map<string, number>();
  const status = statusOf(company, total);
  const domain = homeDomain(company);
  const managers = Array.from({ length: 40 }, () => person(random, taken, domain));
  let index = 0;
  for (const time of createTimes(company, total, now, random)) {
    const own = person(random, taken, domain);
    const manager = random() < 0.7 ? pick(random, managers) : undefined;
    const state = status(index);
    const updated = random() < 0.3 ? Math.min(now, time + random() * 90 * 86_400_000) : null;
    yield {
      id: resourceId(random),
      ...own,
      department: random() < 0.04 ? '' : pick(random, DEPARTMENTS),
      phone: random() < 0.9 ? `+1555${String(between(random, 1_000_000, 9_999_999))}` : '',
      priority: pick(random, SHARES),
      active: state === 'deleted' ? random() < 0.5 : state === 'active',
      deleted: state === 'deleted',
      timeZoneId: random() < 0.15 ? null : pick(random, TIME_ZONES).id,
      languageId: random() < 0.1 ? null : pick(random, LANGUAGES).resourceId,
      managerFirstName: manager?.firstName ?? '',
      managerLastName: manager?.lastName ?? '',
      managerEmail: manager?.email ?? '',
      createTime: new Date(time).toISOString(),
      updateTime: updated === null ? null : new Date(updated).toISOString(),
      origin: random() < 0.06 ? 'scim' : random() < 0.04 ? 'ldap' : 'manual',
      custom: fields.map((field) => customValue(field, random)),
      ...(company.id === KNOWN.acme.id ? ODD[index] : {}),
    };
    index++;
  }
}

function person(
  random: Random,
  taken: Map<string, number>,
  domain: string,
): Pick<TargetUser, 'firstName' | 'lastName' | 'email'> {
  const pool = poolFor(random);
  const [firstName, given] = pick(random, pool.given);
  const [lastName, family] = pick(random, pool.family);
  const base = `${given}.${family}`;
  const nth = (taken.get(base) ?? 0) + 1;
  taken.set(base, nth);
  return { firstName, lastName, email: `${base}${nth === 1 ? '' : String(nth)}@${domain}` };
}
