import { expect, test } from 'vitest';
import { actionName } from './names.ts';

test('an action is named in words, also a call that has none of its own', () => {
  expect(actionName('target-user.create')).toBe('Create target user');
  expect(actionName('GET /api/companies/:companyId/custom-fields')).toBe('Read custom fields');
  expect(actionName('PUT /api/company-groups/:groupId/participants')).toBe('Change participants');
});

test('what a newer console records keeps the name that it has there', () => {
  expect(actionName('template.publish')).toBe('template.publish');
  expect(actionName('PATCH /api/templates')).toBe('PATCH /api/templates');
});
