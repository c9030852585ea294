import { expect, test } from 'vitest';
import { fileNameOf } from './file-name.ts';

test.each([
  ['attachment; filename="acme-corp_target-users.csv"', 'acme-corp_target-users.csv'],
  [`attachment; filename="jP3n_x.csv"; filename*=UTF-8''%E6%A0%AA_x.csv`, '株_x.csv'],
  [`attachment; filename="plain.csv"; filename*=UTF-8''%E6%A`, 'plain.csv'],
  ['attachment; filename="../../etc/x.csv"', '..-..-etc-x.csv'],
  ['attachment', 'export.csv'],
  [null, 'export.csv'],
])('%s', (header, name) => {
  expect(fileNameOf(header, 'export.csv')).toBe(name);
});
