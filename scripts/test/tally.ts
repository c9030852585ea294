/** What a step came to. Each failure has a line that names it. */
export interface Tally {
  passed: number;
  failures: string[];
  /** Tests that passed only when they were run again, by name. They count as passed and are never hidden. */
  shaky?: string[];
}

/** The parts of Vitest's JSON report that are counted. */
export interface VitestReport {
  testResults: {
    name: string;
    status: string;
    message?: string;
    assertionResults: { fullName: string; status: string }[];
  }[];
}

/** The parts of Playwright's JSON report that are counted. */
export interface PlaywrightReport {
  suites: PlaywrightSuite[];
  errors: { message?: string }[];
}
interface PlaywrightSuite {
  title: string;
  specs?: { title: string; tests: { status: string }[] }[];
  suites?: PlaywrightSuite[];
}

const firstLine = (text = 'no message') => text.trim().split('\n')[0] ?? '';

/** Counts a Vitest run. A test that did not run counts as failed, and so does a file that could not be loaded. */
export function tallyVitest({ testResults }: VitestReport): Tally {
  const tests = testResults.flatMap((file) =>
    file.assertionResults.map((test) => ({ ...test, where: `${file.name}: ${test.fullName}` })),
  );
  return {
    passed: tests.filter((test) => test.status === 'passed').length,
    failures: [
      ...testResults
        .filter(
          (file) => file.status === 'failed' && !file.assertionResults.some((one) => one.status === 'failed'),
        )
        .map((file) => `${file.name}: ${firstLine(file.message)}`),
      ...tests.filter((test) => test.status !== 'passed').map((test) => `${test.where} (${test.status})`),
    ],
  };
}

/** Counts a Playwright run. Skipped tests count as failed; one that passed at its second try is named. */
export function tallyPlaywright({ suites, errors }: PlaywrightReport): Tally {
  const shaky: string[] = [];
  const tally: Tally = { passed: 0, failures: errors.map((error) => firstLine(error.message)), shaky };
  const visit = (suite: PlaywrightSuite, trail: string) => {
    const title = [trail, suite.title].filter(Boolean).join(' > ');
    for (const spec of suite.specs ?? []) {
      for (const { status } of spec.tests) {
        if (status === 'flaky') shaky.push(`${title} > ${spec.title}`);
        if (status === 'expected' || status === 'flaky') tally.passed += 1;
        else tally.failures.push(`${title} > ${spec.title} (${status})`);
      }
    }
    for (const inner of suite.suites ?? []) visit(inner, title);
  };
  for (const suite of suites) visit(suite, '');
  return tally;
}

/** A run that failed without naming a test has still failed, and a run of no test at all has proved nothing. */
export function withExitCode(tally: Tally, step: string, code: number | null): Tally {
  if (tally.failures.length > 0) return tally;
  if (code !== 0) return { ...tally, failures: [`${step} ended with exit code ${code ?? 'none'}`] };
  return tally.passed > 0 ? tally : { passed: 0, failures: [`${step} ran no test`] };
}
