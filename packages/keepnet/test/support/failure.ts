import { KeepnetError } from '../../src/index.ts';

/** The error that a call rejects with; fails the test when it resolves or rejects with anything else. */
export async function failureOf(call: Promise<unknown>): Promise<KeepnetError> {
  const result = await call.then(
    () => 'resolved',
    (error: unknown) => error,
  );
  if (result instanceof KeepnetError) return result;
  throw new Error('expected a KeepnetError', { cause: result });
}
