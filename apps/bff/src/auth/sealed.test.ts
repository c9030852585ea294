import { expect, test } from 'vitest';
import { createSeal } from './sealed.ts';

const secret = 'test-only-session-secret-0123456789';

test('what was sealed opens again, with the same secret and for the same purpose only', () => {
  const sealed = createSeal(secret, 'one').seal('müßig');
  expect(sealed).toMatch(/^[\w-]+$/);
  expect(createSeal(secret, 'one').open(sealed)).toBe('müßig');
  expect(createSeal(secret, 'two').open(sealed)).toBeUndefined();
  expect(createSeal(`${secret}!`, 'one').open(sealed)).toBeUndefined();
});

test('nothing else opens', () => {
  const seal = createSeal(secret, 'one');
  const bytes = Buffer.from(seal.seal('text'), 'base64url');
  for (const index of bytes.keys()) {
    const changed = Buffer.from(bytes);
    changed[index] = (changed[index] ?? 0) ^ 1;
    expect(seal.open(changed.toString('base64url'))).toBeUndefined();
  }
  for (const text of ['', 'x', '!!!', 'A'.repeat(37)]) expect(seal.open(text)).toBeUndefined();
});
