import { demoAccounts, demoPassword } from '../../apps/sandbox/src/idp/accounts.ts';

/** The people of the demo, by what they may do. */
export type Who = 'viewer' | 'operator' | 'admin' | 'norole';

/** How a person signs in, and the name that the console greets them by. */
export function person(who: Who): { id: string; name: string; password: string } {
  const account = demoAccounts.find(({ id }) => id === who);
  if (!account) throw new RangeError(`The sandbox has no account ${who}.`);
  return { id: account.id, name: account.name, password: demoPassword };
}
