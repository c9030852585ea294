import type { TargetUser } from '@reseller-console/contract';
import { formatDate } from '../../../shared/lib/format.ts';
import { namesakes } from '../../../shared/lib/namesakes.ts';
import { locale } from '../../../shared/words/language.ts';
import { targetUserWords } from '../../../shared/words/target-users.ts';
import { words } from '../../../shared/words/words.ts';

type Person = Pick<TargetUser, 'firstName' | 'lastName' | 'email'>;

/** First and last name as the person is called; undefined when the upstream has neither. */
export const personName = ({
  firstName,
  lastName,
}: Pick<TargetUser, 'firstName' | 'lastName'>): string | undefined =>
  [firstName, lastName].filter(Boolean).join(' ') || undefined;

/** What a person is called where something has to stand. */
export const nameOrEmail = (person: Person): string => personName(person) ?? person.email;

/** What a person is called where nothing else says who is meant: others may have the name, known or not. */
export function nameAndEmail(person: Person): string {
  const name = personName(person);
  return name === undefined ? person.email : `${name}, ${person.email}`;
}

/**
 * What tells people of one name apart, by id: their address, and where one of them was deleted and came back, the status and the day
 * on which the record was made.
 */
export const peopleNamesakes = (people: readonly TargetUser[]): ReadonlyMap<string, string> =>
  namesakes(
    people.map((person) => ({ ...person, name: nameOrEmail(person) })),
    ({ email }) => email,
    ({ status }) => targetUserWords.statuses[status].toLocaleLowerCase(locale),
    ({ createdAt }) => (createdAt === null ? undefined : words.createdAt(formatDate(createdAt) ?? createdAt)),
  );
