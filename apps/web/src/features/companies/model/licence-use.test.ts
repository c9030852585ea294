import { expect, test } from 'vitest';
import { licenceUse } from './licence-use.ts';

test.each([
  [
    { userLimit: 500, activeUsers: 412 },
    { share: 0.824, over: 0 },
  ],
  [
    { userLimit: 500, activeUsers: 500 },
    { share: 1, over: 0 },
  ],
  [
    { userLimit: 500, activeUsers: 512 },
    { share: 1, over: 12 },
  ],
  [
    { userLimit: 0, activeUsers: 0 },
    { share: 0, over: 0 },
  ],
  [
    { userLimit: 0, activeUsers: 3 },
    { share: 1, over: 3 },
  ],
  [
    { userLimit: null, activeUsers: 412 },
    { share: undefined, over: 0 },
  ],
])('%j uses %j', (licence, use) => {
  expect(licenceUse(licence)).toEqual(use);
});
