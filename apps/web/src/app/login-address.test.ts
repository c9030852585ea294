import { expect, test } from 'vitest';
import { loginAddress } from './login-address.ts';

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
