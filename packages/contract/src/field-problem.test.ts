import { expect, test } from 'vitest';
import * as z from 'zod/mini';
import { CompanyGroupInput } from './company-groups.ts';
import { fieldErrorsOf } from './field-problem.ts';
import { customFieldProblem } from './lookups.ts';
import { JobRequest } from './plan-operations.ts';
import { TargetGroupQuery } from './target-groups.ts';
import { TargetUserInput } from './target-user-input.ts';

const valid = {
  email: 'ada@example.com',
  firstName: 'Ada',
  lastName: 'Byron',
  phoneNumber: '+442079460018',
};

const errorsIn = (schema: z.ZodMiniType, value: unknown) => {
  const { error } = z.safeParse(schema, value);
  return error === undefined ? [] : fieldErrorsOf(error).map(({ message: _message, ...rest }) => rest);
};

test.each([
  [{ email: '' }, { field: 'email', code: 'required' }],
  [{ email: 'ada at example.com' }, { field: 'email', code: 'not_an_email' }],
  [{ department: 'd'.repeat(257) }, { field: 'department', code: 'too_long', params: { max: 256 } }],
  [{ managerFirstName: 'A\u0007da' }, { field: 'managerFirstName', code: 'invisible_characters' }],
  [{ phoneNumber: '020 7946 0018' }, { field: 'phoneNumber', code: 'not_a_phone_number' }],
  [{ targetGroupIds: ['a/b'] }, { field: 'targetGroupIds.0', code: 'not_an_id' }],
  [
    { targetGroupIds: Array.from({ length: 501 }, () => 'a') },
    { field: 'targetGroupIds', code: 'too_many', params: { max: 500 } },
  ],
  [{ active: 'perhaps' }, { field: 'active', code: 'invalid' }],
])('a target user with %o is refused by code and parameters', (change, error) => {
  expect(errorsIn(TargetUserInput, { ...valid, ...change })).toContainEqual(error);
});

test('a valid target user is refused by nothing', () => {
  expect(errorsIn(TargetUserInput, valid)).toEqual([]);
});

test('ids of companies and numbers in a query are refused by code too', () => {
  expect(errorsIn(CompanyGroupInput, { name: 'North', companyIds: ['a b'] })).toEqual([
    { field: 'companyIds.0', code: 'not_a_company_id' },
  ]);
  expect(errorsIn(TargetGroupQuery, { pageSize: '101' })).toEqual([
    { field: 'pageSize', code: 'too_large', params: { max: 100 } },
  ]);
  expect(errorsIn(TargetGroupQuery, { page: '0' })).toEqual([
    { field: 'page', code: 'too_small', params: { min: 1 } },
  ]);
});

test('a value of a custom field is refused by code, with a sentence in English', () => {
  expect(customFieldProblem({ type: 'Number', required: false }, '12345678901')).toEqual({
    code: 'not_a_number',
    params: { max: 10 },
    message: 'A whole number of at most 10 digits',
  });
  expect(customFieldProblem({ type: 'Date', required: true }, '')).toMatchObject({ code: 'required' });
  expect(customFieldProblem({ type: 'Boolean', required: true }, 'true')).toBeUndefined();
});

test('of a plan the fields are told that its own kind has', () => {
  expect(errorsIn(JobRequest, { kind: 'change-members', input: { groupId: 'a b' } })).toEqual([
    { field: 'input.groupId', code: 'not_an_id' },
    { field: 'input', code: 'nothing_changes', params: {} },
  ]);
  expect(errorsIn(JobRequest, { kind: 'delete-target-groups', input: { items: [{ id: 7 }] } })).toEqual([
    { field: 'input.items.0.id', code: 'invalid' },
  ]);
  expect(errorsIn(JobRequest, { kind: 'explode', input: {} })).toEqual([{ field: 'kind', code: 'invalid' }]);
});
