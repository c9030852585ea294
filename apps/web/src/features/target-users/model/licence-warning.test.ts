import { expect, test } from 'vitest';
import { licenceWarning } from './licence-warning.ts';

test('the person who goes over the licence is told by number', () => {
  expect(licenceWarning({ userLimit: 500, activeUsers: 500 }, true)).toBe(
    '500 of 500 used: this target user is number 501 and may be charged.',
  );
  expect(licenceWarning({ userLimit: 500, activeUsers: 640 }, true)).toContain('number 641');
});

test('nothing is said where there is room, no limit, or the person does not count', () => {
  expect(licenceWarning({ userLimit: 500, activeUsers: 499 }, true)).toBeUndefined();
  expect(licenceWarning({ userLimit: null, activeUsers: 10_000 }, true)).toBeUndefined();
  expect(licenceWarning({ userLimit: 500, activeUsers: 500 }, false)).toBeUndefined();
});
