import { expect, test } from 'vitest';
import { readEnvelope } from './envelope.ts';
import { readJsonText } from './json.ts';

test.each([
  ['{"name":"Zo\\uD83D"}', { name: 'Zo\ufffd' }],
  ['["\\udc4d\\u0000x", {"tags": ["a\\u0000"]}]', ['\ufffdx', { tags: ['a'] }]],
  ['{"name":"\\ud83d\\udc4d 👍 \\u0130"}', { name: '👍 👍 İ' }],
  ['{"name":"\\\\ud83d"}', { name: '\\ud83d' }],
  ['[1, null, true]', [1, null, true]],
])('%s is read as text that can be stored', (text, value) => {
  expect(readJsonText(text)).toEqual(value);
});

test('what is no JSON is an error', () => {
  expect(() => readJsonText('{"name":"\\ud83d"')).toThrow(SyntaxError);
});

test('a message is cut between characters', () => {
  const [message] = readEnvelope({ message: `${'m'.repeat(299)}🦉🦉` })?.messages ?? [];
  expect(message).toBe(`${'m'.repeat(299)}🦉`);
});
