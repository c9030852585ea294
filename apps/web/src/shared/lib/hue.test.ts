import { expect, test } from 'vitest';
import { hueOf, initialsOf } from './hue.ts';

test('a hue is a whole degree and depends on the id alone', () => {
  expect(hueOf('xC5kfGz7w2Nz')).toBe(hueOf('xC5kfGz7w2Nz'));
  for (const id of ['', 'a', 'xC5kfGz7w2Nz', 'ünï']) {
    expect(hueOf(id)).toBeGreaterThanOrEqual(0);
    expect(hueOf(id)).toBeLessThan(360);
    expect(Number.isInteger(hueOf(id))).toBe(true);
  }
});

test('ids that differ in one letter spread over the circle', () => {
  const hues = Array.from({ length: 1200 }, (_, n) => hueOf(`company-${n}`));
  const sectors = Array.from(
    { length: 12 },
    (_, n) => hues.filter((hue) => Math.floor(hue / 30) === n).length,
  );
  for (const count of sectors) expect(count).toBeGreaterThan(60);
});

test.each([
  ['Acme Corp', 'AC'],
  ['acme', 'AC'],
  ['A', 'A'],
  ['Stark & Söhne GmbH', 'SS'],
  ['  (old) 3M  ', 'O3'],
  ['北京示例', '北京'],
  ['İnşaat', 'İN'],
  ['👋 Hello', 'HE'],
  ['-', '?'],
  ['', '?'],
])('the initials of %j are %j', (name, initials) => {
  expect(initialsOf(name)).toBe(initials);
});
