import { expect, test } from 'vitest';
import { tallyPlaywright, tallyVitest, withExitCode } from './tally.ts';

const file = (status: string, ...tests: string[]) => ({
  name: 'a.test.ts',
  status,
  message: 'Cannot find x\n  at y',
  assertionResults: tests.map((one) => ({ fullName: `it is ${one}`, status: one })),
});

test('Vitest: failed, skipped and unloadable all count as failed', () => {
  expect(tallyVitest({ testResults: [file('passed', 'passed', 'passed')] })).toEqual({
    passed: 2,
    failures: [],
  });
  expect(
    tallyVitest({ testResults: [file('failed', 'passed', 'failed', 'skipped'), file('failed')] }),
  ).toEqual({
    passed: 1,
    failures: [
      'a.test.ts: Cannot find x',
      'a.test.ts: it is failed (failed)',
      'a.test.ts: it is skipped (skipped)',
    ],
  });
});

test('Playwright: unexpected and skipped count as failed and flaky is named, at any depth', () => {
  const spec = (status: string) => ({ title: status, tests: [{ status }] });
  expect(
    tallyPlaywright({
      errors: [{ message: 'no browser\nstack' }],
      suites: [
        {
          title: 'a',
          specs: [spec('expected')],
          suites: [{ title: 'b', specs: [spec('expected'), spec('flaky')] }],
        },
        { title: 'c', specs: [spec('skipped'), spec('unexpected')] },
      ],
    }),
  ).toEqual({
    passed: 3,
    failures: ['no browser', 'c > skipped (skipped)', 'c > unexpected (unexpected)'],
    shaky: ['a > b > flaky'],
  });
});

test('a run that fails without naming a test, or that runs none, has failed', () => {
  expect(withExitCode({ passed: 3, failures: [] }, 'unit', 0).failures).toEqual([]);
  expect(withExitCode({ passed: 3, failures: [] }, 'unit', 1).failures).toEqual([
    'unit ended with exit code 1',
  ]);
  expect(withExitCode({ passed: 3, failures: [] }, 'unit', null).failures).toHaveLength(1);
  expect(withExitCode({ passed: 0, failures: [] }, 'unit', 0).failures).toEqual(['unit ran no test']);
  expect(withExitCode({ passed: 0, failures: ['x'] }, 'unit', 1).failures).toEqual(['x']);
});
