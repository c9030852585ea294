import type { NewTargetUser } from './records.ts';
import type { Tenant } from './world.ts';

const hidden = (value: string): string =>
  value === '' ? '' : `${value.slice(0, 1)}${'*'.repeat(9)}${value.slice(-1)}`;

/** What tells a person apart, as a masked company keeps it. */
export function masked(
  user: Pick<NewTargetUser, 'email' | 'firstName' | 'lastName' | 'phone'>,
): Pick<NewTargetUser, 'email' | 'firstName' | 'lastName' | 'phone'> {
  return {
    email: hidden(user.email),
    firstName: hidden(user.firstName),
    lastName: hidden(user.lastName),
    phone: hidden(user.phone),
  };
}

/** Hides what tells the people of a company apart: from now on nothing gives it back. */
export function maskCompany({ company, users }: Tenant): void {
  company.masked = true;
  for (const user of users.everything()) users.change(user, masked(user));
}
