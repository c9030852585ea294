import type { TargetUser } from '@reseller-console/contract';
import { locale } from '../../../shared/language/language.ts';
import { formatDay } from '../../../shared/lib/format.ts';
import { namesakes, toldApart } from '../../../shared/lib/namesakes.ts';
import { words } from '../../../shared/words/en.ts';
import { words as w } from '../words/en.ts';

type Named = Pick<TargetUser, 'firstName' | 'lastName' | 'email'>;

/** First and last name; undefined when Keepnet has neither. */
export const fullName = ({
  firstName,
  lastName,
}: Pick<TargetUser, 'firstName' | 'lastName'>): string | undefined =>
  [firstName, lastName].filter(Boolean).join(' ') || undefined;

/** The name, or the e-mail address of a target user without one. */
export const nameOrEmail = (user: Named): string => fullName(user) ?? user.email;

/** Name and e-mail address, for places where other target users may have the same name. */
export function nameAndEmail(user: Named): string {
  const name = fullName(user);
  return name === undefined ? user.email : `${name}, ${user.email}`;
}

/**
 * What tells target users with the same name apart, by id: the address, and if one of them was deleted and created again, the status
 * and the day of creation.
 */
export const targetUserNamesakes = (users: readonly TargetUser[]): ReadonlyMap<string, string> =>
  namesakes(
    users.map((user) => ({ ...user, name: nameOrEmail(user) })),
    ({ email }) => email,
    ({ status }) => w.statuses[status].toLocaleLowerCase(locale),
    ({ createdAt }) => (createdAt === null ? undefined : words.createdAt(formatDay(createdAt) ?? createdAt)),
  );

/** What target users are called in a list where rows are selected, and their boxes, which say the address as well. */
export function pickNames(users: readonly TargetUser[]) {
  const apartOf = targetUserNamesakes(users);
  const nameOf = (user: TargetUser) => toldApart({ name: nameOrEmail(user), apart: apartOf.get(user.id) });
  return {
    nameOf,
    boxNameOf(user: TargetUser): string {
      const [told, apart] = [nameAndEmail(user), apartOf.get(user.id)];
      return apart === undefined || apart === user.email ? told : `${told} (${apart})`;
    },
  };
}
