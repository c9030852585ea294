import type { TargetUser } from '@reseller-console/contract';

/** First and last name as the person is called; undefined when the upstream has neither. */
export const personName = ({
  firstName,
  lastName,
}: Pick<TargetUser, 'firstName' | 'lastName'>): string | undefined =>
  [firstName, lastName].filter(Boolean).join(' ') || undefined;

/** What a person is called where something has to stand. */
export const nameOrEmail = (person: Pick<TargetUser, 'firstName' | 'lastName' | 'email'>): string =>
  personName(person) ?? person.email;
