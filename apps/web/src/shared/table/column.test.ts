import { expect, test } from 'vitest';
import { type Column, hiddenOf } from './column.ts';
import { withColumn } from './with-column.ts';

const column = (id: string, optional = false): Column<string> => ({
  id,
  header: id,
  width: 100,
  cell: (row) => row,
  ...(optional ? { optional } : {}),
});

const columns = [column('name'), column('email'), column('manager', true), column('field:a', true)];

test('optional columns are hidden until they are chosen, the others shown until they are hidden', () => {
  expect(hiddenOf(columns, {})).toEqual(['manager', 'field:a']);
  expect(hiddenOf(columns, { hiddenColumns: ['email'], shownColumns: ['manager'] })).toEqual([
    'email',
    'field:a',
  ]);
});

test('a choice made before a company had a column does not show that column', () => {
  const chosen = withColumn(column('email'), false, {});
  expect(hiddenOf([...columns, column('field:b', true)], chosen)).toContain('field:b');
});

test('showing and hiding undo each other', () => {
  const shown = withColumn(column('manager', true), true, {});
  expect(shown).toEqual({ shownColumns: ['manager'] });
  expect(withColumn(column('manager', true), false, shown)).toEqual({ shownColumns: [] });
  const hidden = withColumn(column('email'), false, { hiddenColumns: ['phone'] });
  expect(hidden).toEqual({ hiddenColumns: ['phone', 'email'] });
  expect(withColumn(column('email'), true, hidden)).toEqual({ hiddenColumns: ['phone'] });
});

test('the latest hundred choices are kept', () => {
  const full = { shownColumns: Array.from({ length: 100 }, (_, index) => `field:${index}`) };
  const { shownColumns = [] } = withColumn(column('field:new', true), true, full);
  expect(shownColumns).toHaveLength(100);
  expect(shownColumns.at(-1)).toBe('field:new');
  expect(shownColumns).not.toContain('field:0');
});
