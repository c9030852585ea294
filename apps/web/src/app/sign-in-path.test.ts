import { expect, test } from 'vitest';
import { signInPath } from './sign-in-path.ts';

test('the sign-in page keeps the way back with its query', () => {
  expect(signInPath({ pathname: '/companies/x/target-users', search: '?q=ann' }, 'session_ended')).toBe(
    '/sign-in?returnTo=%2Fcompanies%2Fx%2Ftarget-users%3Fq%3Dann&reason=session_ended',
  );
  expect(signInPath({ pathname: '/', search: '' })).toBe('/sign-in');
});

test('the sign-in page never leads back to itself', () => {
  expect(signInPath({ pathname: '/sign-in', search: '?reason=expired' })).toBe('/sign-in');
});
