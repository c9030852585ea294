import { TargetUserInput } from '@reseller-console/contract';
import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { complaintOfIssue } from '../../../shared/write/complaint.ts';
import { blank, bodyFor, nextAfter, toBody, type Values } from './new-target-user.ts';

const company = { countryCode: 'TR', preferredLanguageId: 'lang-tr' };
const fields = [
  { id: 'centre', type: 'String', required: true },
  { id: 'number', type: 'Number', required: false },
  { id: 'remote', type: 'Boolean', required: false },
] as const;
const body = bodyFor(company, fields, true);
const filled: Values = {
  ...blank(company),
  email: ' ada@example.com ',
  firstName: 'Ada',
  lastName: 'Lovelace',
  phoneNumber: '0532 111 22 33',
  customFields: { centre: 'CC-1' },
};

const problems = (values: Values): Record<string, string> => {
  const checked = z.safeParse(body, toBody(values, fields));
  const issues = checked.success ? [] : checked.error.issues.toReversed();
  return Object.fromEntries(issues.map((issue) => [issue.path.join('.'), complaintOfIssue(issue)]));
};

test('a telephone number may be left out where the tenant needs none, and is read all the same', () => {
  const optional = bodyFor(company, fields, false);
  const phoneOf = (phoneNumber: string) =>
    z.safeParse(optional, toBody({ ...filled, phoneNumber }, fields)).data?.phoneNumber;
  expect(['', '0532 111 22 33', '12'].map(phoneOf)).toEqual(['', '+905321112233', undefined]);
  expect(problems({ ...filled, phoneNumber: '' })).toHaveProperty('phoneNumber');
});

test('what is sent is what the server takes: trimmed, international, without what is not filled in', () => {
  const sent = z.parse(body, toBody(filled, fields));
  expect(sent).toEqual({
    email: 'ada@example.com',
    firstName: 'Ada',
    lastName: 'Lovelace',
    department: null,
    priority: 'Medium',
    active: true,
    phoneNumber: '+905321112233',
    targetGroupIds: [],
    timeZoneId: null,
    preferredLanguageId: 'lang-tr',
    managerFirstName: null,
    managerLastName: null,
    managerEmail: null,
    customFields: [{ id: 'centre', value: 'CC-1' }],
  });
  expect(z.parse(TargetUserInput, sent)).toEqual(sent);
});

test('a kept request is read as it was', () => {
  const sent = z.parse(body, toBody(filled, fields));
  expect(z.parse(body, JSON.parse(JSON.stringify(sent)))).toEqual(sent);
});

test('everything that is wrong is told at once, each at its field', () => {
  expect(
    problems({
      ...filled,
      email: '',
      firstName: '   ',
      lastName: 'x'.repeat(257),
      phoneNumber: '12',
      managerEmail: 'nobody',
      customFields: { centre: ' ', number: 'many' },
    }),
  ).toEqual({
    email: 'Required',
    firstName: 'Required',
    lastName: 'At most 256 characters',
    phoneNumber: 'Too short for a telephone number',
    managerEmail: 'Not an e-mail address',
    'customFields.centre': 'Required',
    'customFields.number': 'A whole number of at most 10 digits',
  });
});

test('names of 256 characters, in any script, are taken', () => {
  for (const name of ['x'.repeat(256), 'محمد', '👩‍🚀 Ada', '株式会社']) {
    expect(problems({ ...filled, firstName: name })).toEqual({});
  }
});

test('the next of several people keeps what they share and nothing else', () => {
  const next = nextAfter(blank(company), {
    ...filled,
    department: 'Sales',
    priority: 'High',
    targetGroupIds: ['g'],
    timeZoneId: 'tz',
    preferredLanguageId: 'lang-en',
    active: false,
    managerFirstName: 'Grace',
  });
  expect(next).toEqual({
    ...blank(company),
    department: 'Sales',
    priority: 'High',
    targetGroupIds: ['g'],
    timeZoneId: 'tz',
    preferredLanguageId: 'lang-en',
  });
});
