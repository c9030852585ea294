import { expect, test } from 'vitest';
import { leastEnvironment } from '../../test/support/environment.ts';
import { readConfig } from '../config.ts';
import { createPersonReader } from './claims-person.ts';

function readerWith(environment: Record<string, string>) {
  const { auth } = readConfig({ ...leastEnvironment, ...environment });
  if (auth.mode !== 'oidc') throw new Error('These tests are about a provider');
  return createPersonReader(auth);
}

const idToken = { iss: 'https://id.example.com', sub: 'ada', name: 'Ada', roles: ['operator'] };
const silence = { idToken: undefined, userinfo: undefined };

test('a person who signed in before people were limited to companies sees none if no source names any', () => {
  const before = readerWith({}).atSignIn({ idToken, userinfo: undefined });
  expect(before.person.companies).toBeNull();
  const limited = readerWith({ OIDC_COMPANIES_CLAIM: 'companies' });
  expect(limited.again(silence, before.person, before.rightsFrom).person).toMatchObject({
    role: 'operator',
    companies: [],
  });
});

test('both sources are kept as those who told only where they come to the same', () => {
  const people = readerWith({ OIDC_COMPANIES_CLAIM: 'companies' });
  const userinfo = { sub: 'ada', roles: 'operator', companies: ['a', 'b'] };
  expect(people.atSignIn({ idToken: { ...idToken, companies: 'b,a' }, userinfo }).rightsFrom).toEqual({
    roles: ['idToken', 'userinfo'],
    companies: ['idToken', 'userinfo'],
  });
  expect(people.atSignIn({ idToken: { ...idToken, companies: ['a'] }, userinfo }).rightsFrom).toEqual({
    roles: ['idToken', 'userinfo'],
    companies: ['idToken'],
  });
  expect(people.atSignIn({ idToken, userinfo })).toMatchObject({
    rightsFrom: { roles: ['idToken', 'userinfo'], companies: ['userinfo'] },
    person: { companies: ['a', 'b'] },
  });
});
