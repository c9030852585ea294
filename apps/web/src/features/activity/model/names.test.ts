import type { AuditItem } from '@reseller-console/contract';
import { describe, expect, test } from 'vitest';
import { actionName, namesakesIn } from './names.ts';

test('an action is named in words, also a call that has none of its own', () => {
  expect(actionName('target-user.create')).toBe('Create target user');
  expect(actionName('GET /api/companies/:companyId/custom-fields')).toBe('Read custom fields');
  expect(actionName('PUT /api/company-groups/:groupId/participants')).toBe('Change participants');
});

test('what a newer console records keeps the name that it has there', () => {
  expect(actionName('template.publish')).toBe('template.publish');
  expect(actionName('PATCH /api/templates')).toBe('PATCH /api/templates');
});

describe('lines that name what has the name of others', () => {
  const line = (id: number, more: Partial<AuditItem>, resourceId?: string): AuditItem => ({
    ...{ id, at: '2026-11-20T14:05:00Z', person: null, company: null, requestId: null },
    ...{ action: 'target-group.create', target: null, outcome: 'created', ...more },
    steps: [{ id, at: '2026-11-20T14:05:00Z', kind: 'outcome', outcome: 'created', detail: { resourceId } }],
  });

  test('a company that is gone is told from the one that has its name now', () => {
    const { companies } = namesakesIn(
      [
        line(1, { company: { id: 'gone', name: 'ACME  Corp' } }),
        line(2, { company: { id: 'b', name: 'Beta' } }),
      ],
      [
        ['here', 'Acme Corp'],
        ['b', 'Beta'],
      ],
    );
    expect([...companies]).toEqual([
      ['gone', 'gone'],
      ['here', 'here'],
    ]);
  });

  test('a company that got another name is judged by the one that it is shown by', () => {
    const { companies } = namesakesIn(
      [line(1, { company: { id: 'a', name: 'Acme' } }), line(2, { company: { id: 'b', name: 'Acme' } })],
      [
        ['a', 'Acme'],
        ['b', 'Beta'],
      ],
    );
    expect(companies.size).toBe(0);
  });

  test('two colleagues of one name are told apart by their ids', () => {
    const { people } = namesakesIn(
      ['1', '2', '2'].map((id, index) => line(index, { person: { id, name: 'Sam Ray' } })),
      [],
    );
    expect([...people.keys()]).toEqual(['1', '2']);
  });

  test('two records of one name in one company are told apart, in two companies they need not be', () => {
    const company = { id: 'a', name: 'Acme' };
    const { targets } = namesakesIn(
      [
        line(1, { company, target: 'Night Shift' }, 'g1'),
        line(2, { company, target: 'night shift' }, 'g2'),
        line(3, { company: { id: 'b', name: 'Beta' }, target: 'Night Shift' }, 'g3'),
        line(4, { company, target: 'Night Shift', action: 'target-user.create' }, 'u1'),
        line(5, { company, target: 'Night Shift' }),
      ],
      [],
    );
    expect([...targets]).toEqual([
      [1, 'g1'],
      [2, 'g2'],
    ]);
  });
});
