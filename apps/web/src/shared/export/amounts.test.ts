import { expect, test } from 'vitest';
import { formatBytes, formatShare } from './amounts.ts';

test('a share is whole only when everything is there', () => {
  expect(formatShare(0.999)).toContain('99');
  expect(formatShare(1)).toContain('100');
});

test('bytes are told in kB, and in MB from a million on', () => {
  expect(formatBytes(1)).toMatch(/^1\D+kB$/i);
  expect(formatBytes(999_999)).toMatch(/^1[.,]?000\D+kB$/i);
  expect(formatBytes(1_250_000)).toMatch(/^1[.,]3\D+MB$/);
});
