import type { TargetUser } from '@reseller-console/contract';
import { locale } from '../../../shared/language/language.ts';
import { formatDate } from '../../../shared/lib/format.ts';
import { namesakes } from '../../../shared/lib/namesakes.ts';
import { words } from '../../../shared/words/en.ts';
import { words as w } from '../words/en.ts';

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
    ({ status }) => w.statuses[status].toLocaleLowerCase(locale),
    ({ createdAt }) => (createdAt === null ? undefined : words.createdAt(formatDate(createdAt) ?? createdAt)),
  );
