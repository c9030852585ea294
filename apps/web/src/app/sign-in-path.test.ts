import { expect, test } from 'vitest';
import { loginAddress, signInPath } from './sign-in-path.ts';

test('the sign-in page keeps the way back with its query', () => {
  expect(signInPath({ pathname: '/companies/x/target-users', search: '?q=ann' }, 'session_ended')).toBe(
    '/sign-in?returnTo=%2Fcompanies%2Fx%2Ftarget-users%3Fq%3Dann&reason=session_ended',
  );
  expect(signInPath({ pathname: '/', search: '' })).toBe('/sign-in');
});

test('the sign-in page never leads back to itself', () => {
  expect(signInPath({ pathname: '/sign-in', search: '?reason=expired' })).toBe('/sign-in');
});

test.each([
  'https://evil.example',
  '//evil.example',
  '/\\evil.example',
  '/api/session',
  '/auth/logout',
  null,
])('a way back to %s is the first page instead', (returnTo) => {
  expect(loginAddress(returnTo)).toBe('/auth/login?returnTo=%2F');
});
