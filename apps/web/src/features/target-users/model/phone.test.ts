import { describe, expect, test } from 'vitest';
import { phoneCountry, readPhone } from './phone.ts';

test.each([
  ['0532 111 22 33', 'TR', '+905321112233', '+90 532 111 22 33'],
  ['532 1112233', 'TR', '+905321112233', '+90 532 111 22 33'],
  ['(0532) 111-22-33', 'TR', '+905321112233', '+90 532 111 22 33'],
  ['00 49 30 123456', 'TR', '+4930123456', '+49 30 123456'],
  ['+44 (0)20 7946 0018', 'TR', '+442079460018', '+44 20 7946 0018'],
  ['020 7946 0018', 'GB', '+442079460018', '+44 20 7946 0018'],
  ['(212) 555-0123', 'US', '+12125550123', '+1 212 555 0123'],
  ['٠٥٣٢ ١١١ ٢٢ ٣٣', 'TR', '+905321112233', '+90 532 111 22 33'],
  ['\u202D+44\u00A020 7946 0018\u202C', 'TR', '+442079460018', '+44 20 7946 0018'],
] as const)('%s in %s is sent as %s', (typed, country, number, shown) => {
  expect(readPhone(typed, country)).toMatchObject({ number, shown });
});

test('an international number needs no country', () => {
  expect(readPhone('+90 532 111 22 33', undefined)).toMatchObject({ number: '+905321112233' });
  expect(readPhone('0090 532 111 22 33', undefined)).toMatchObject({ number: '+905321112233' });
});

describe('what is wrong is told apart', () => {
  test.each([
    ['', 'TR', 'empty'],
    ['   ', 'TR', 'empty'],
    ['12', 'TR', 'short'],
    ['+90 532', undefined, 'short'],
    ['0532 111 22 33 44 55 66', 'TR', 'long'],
    ['0532 111 22 33', undefined, 'country'],
    ['ask the reception', 'TR', 'unreadable'],
    ['ask the reception', undefined, 'unreadable'],
    ['call 0532 111 22 33', 'TR', 'unreadable'],
  ] as const)('%s in %s: %s', (typed, country, problem) => {
    expect(readPhone(typed, country)).toEqual({ problem });
  });
});

test('a number outside the known ranges can be sent, with a warning', () => {
  expect(readPhone('0111 111 11 11', 'TR')).toMatchObject({ doubtful: true });
  expect(readPhone('0532 111 22 33', 'TR')).toMatchObject({ doubtful: false });
});

test('only countries with telephone numbers are taken as the default', () => {
  expect(phoneCountry('tr')).toBe('TR');
  expect(phoneCountry('ZZ')).toBeUndefined();
  expect(phoneCountry(null)).toBeUndefined();
});
