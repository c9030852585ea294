import { expect, test } from 'vitest';
import { clashesOf, differences, othersOf, rebased } from './conflict.ts';

const was = { name: 'Ada', department: 'Sales', priority: 'Low', 'customFields.f1': '' };

test('a field has changed only if its text has, not the blanks around it', () => {
  expect(differences(was, { ...was, name: ' Ada ', department: '  ' })).toEqual([
    { path: 'department', from: 'Sales', to: '' },
  ]);
});

test('a field that one side does not know is an empty one', () => {
  expect(differences({ name: 'Ada' }, { name: 'Ada', 'customFields.f2': 'x' })).toEqual([
    { path: 'customFields.f2', from: '', to: 'x' },
  ]);
  expect(differences({ name: 'Ada' }, { name: 'Ada', 'customFields.f2': '' })).toEqual([]);
});

test('to be chosen is only what two people changed differently', () => {
  const versions = {
    was,
    now: { ...was, department: 'Legal', priority: 'High', name: 'Grace' },
    yours: { ...was, department: 'Finance', priority: 'High', 'customFields.f1': 'CC-1' },
  };
  expect(clashesOf(versions)).toEqual([{ path: 'department', was: 'Sales', now: 'Legal', yours: 'Finance' }]);
  expect(othersOf(versions)).toEqual([{ path: 'name', from: 'Ada', to: 'Grace' }]);
});

test('going on keeps every change of the person and every change of others', () => {
  const now = { ...was, department: 'Legal', name: 'Grace' };
  const yours = { ...was, department: '', priority: 'High' };
  expect(rebased({ was, now, yours })).toEqual({ ...now, department: '', priority: 'High' });
});
