import { expect, test } from 'vitest';
import { SORTED_USER_FIELDS, userSearch } from '../keepnet/target-user-fields.ts';
import { readQuery } from '../search/paging.ts';
import { STRICT } from './modes.ts';
import type { NewTargetUser } from './records.ts';
import { UserTable } from './user-table.ts';

const person = (id: string, email: string): NewTargetUser => ({
  id,
  email,
  firstName: '',
  lastName: '',
  department: '',
  phone: '',
  priority: 'Medium',
  active: true,
  deleted: false,
  timeZoneId: null,
  languageId: null,
  managerFirstName: '',
  managerLastName: '',
  managerEmail: '',
  createTime: '2026-01-01T00:00:00.000Z',
  updateTime: null,
  origin: 'manual',
  custom: [],
});

test('an order that is prepared while a user changes does not keep the old place of the user', () => {
  const users = new UserTable(
    [],
    ['a', 'b', 'c'].map((name) => person(name, `${name}@example.com`)),
    () => '',
  );
  const byEmail = SORTED_USER_FIELDS.filter(({ name }) => name === 'Email');
  const steps = users.warmSteps(byEmail);
  const first = users.get('a');
  // The keys of the order have been read by then, and the order is not kept yet.
  let step = steps.next();
  if (first !== undefined) users.change(first, { email: 'z@example.com' });
  while (step.done !== true) step = steps.next();
  const body = {
    pageNumber: 1,
    pageSize: 25,
    orderBy: 'Email',
    ascending: true,
    filter: { Condition: 'AND', SearchInputTextValue: '' },
  };
  const found = users.select(readQuery(body, userSearch(users, STRICT)), 0);
  expect(found.map(({ id }) => id)).toEqual(['b', 'c', 'a']);
});
