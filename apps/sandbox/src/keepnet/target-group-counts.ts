import type { Modes } from '../store/modes.ts';
import type { Company, TargetGroup, TargetUser } from '../store/records.ts';
import { verifiedOf } from './allow-list.ts';

type Member = Pick<TargetUser, 'email' | 'phone' | 'languageId' | 'active'>;

/** One row for each answer that some of the members have; an answer that none has gets no row. */
function split<Row>(
  members: readonly Member[],
  answerOf: (member: Member) => string,
  rowOf: (status: string, members: readonly Member[]) => Row,
): Row[] {
  const answers = new Map<string, Member[]>();
  for (const member of members) {
    const answer = answerOf(member);
    const having = answers.get(answer) ?? [];
    having.push(member);
    answers.set(answer, having);
  }
  return [...answers].map(([status, having]) => rowOf(status, having));
}

const bare = (status: string, members: readonly Member[]) => ({
  status,
  companyPreferredLanguage: null,
  count: members.length,
  domainAllowList: null,
  hasPhoneNumber: null,
  hasPreferredLanguage: null,
  hasCompanyPreferredLanguage: null,
  targetGroupName: null,
  timeZone: null,
  hasRandomLanguage: null,
});

const yesOrNo = (does: boolean): string => (does ? 'Yes' : 'No');

/** How the members of some groups divide: by status, and within that by domain, telephone number and language. */
export function countMembers(
  groups: readonly TargetGroup[],
  company: Company,
  { groupCounts }: Pick<Modes, 'groupCounts'>,
) {
  const verified = new Set(verifiedOf(company).map((domain) => domain.toLowerCase()));
  const isVerified = ({ email }: Member) => verified.has(email.slice(email.indexOf('@') + 1).toLowerCase());
  const members = [...new Set(groups.flatMap((group) => [...group.members]))].filter(
    ({ deleted }) => !deleted,
  );
  return split(
    members,
    ({ active }) => (active ? 'Active' : 'Passive'),
    (status, having) => ({
      ...bare(status, having),
      ...(groupCounts === 'bare'
        ? {}
        : {
            domainAllowList: split(having, (one) => (isVerified(one) ? 'Verified' : 'Unverified'), bare),
            hasPhoneNumber: split(having, ({ phone }) => yesOrNo(phone !== ''), bare),
            hasPreferredLanguage: split(having, ({ languageId }) => yesOrNo(languageId !== null), bare),
          }),
    }),
  );
}
