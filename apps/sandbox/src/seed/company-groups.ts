import type { Company, CompanyGroup } from '../store/records.ts';
import type { SeedOptions } from './companies.ts';
import { between, randomFrom, resourceId } from './random.ts';

const NAMES = [
  'Quarterly Reviews',
  'Finance Customers',
  'Healthcare Customers',
  'Pilot Programme',
  'Renewals Q1',
  'EMEA North',
  'EMEA South',
  'Gold Support',
  'Onboarding',
  'At Risk',
  'Türkiye Müşterileri',
  'Nobody Yet',
] as const;

/** Company groups with members; the last one has none. */
export function seedCompanyGroups(companies: readonly Company[], { seed, now }: SeedOptions): CompanyGroup[] {
  const random = randomFrom(seed, 'company-groups');
  return NAMES.map((name, index) => {
    const share = index === NAMES.length - 1 ? 0 : random() * 0.3;
    return {
      id: resourceId(random),
      name,
      createTime: new Date(now - between(random, 20, 900) * 86_400_000).toISOString(),
      members: new Set(companies.filter(() => random() < share).map(({ id }) => id)),
    };
  });
}
