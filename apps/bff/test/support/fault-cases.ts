import type { TestConsole } from './console.ts';

/** A fault of the sandbox, as its control takes it. */
export type Fault = Parameters<TestConsole['sandbox']['control']['addFault']>[0]['fault'];

/** What one spoilt call leaves the console with. */
type Leaves =
  /** The answer comes whole, if late. */
  | 'an answer'
  /** Keepnet says in so many words that it did not do it. */
  | 'a no'
  /** Keepnet names a failure, and a look shows whether it did it. */
  | 'a failure'
  /** It cannot be known. */
  | 'nothing';

export interface FaultCase {
  name: string;
  fault: Fault;
  applied: 'before' | 'after';
  leaves: Leaves;
}

const kinds: readonly { name: string; fault: Fault; leaves: Leaves; always?: 'after' }[] = [
  { name: 'latency', fault: { kind: 'latency', ms: 30 }, leaves: 'an answer', always: 'after' },
  { name: 'status 503', fault: { kind: 'status' }, leaves: 'nothing' },
  { name: 'status 500', fault: { kind: 'status', status: 500 }, leaves: 'nothing' },
  { name: 'status 408', fault: { kind: 'status', status: 408 }, leaves: 'nothing' },
  { name: 'status 429', fault: { kind: 'status', status: 429 }, leaves: 'a no' },
  { name: 'status 400 in words', fault: { kind: 'status', status: 400, envelope: true }, leaves: 'a no' },
  { name: 'status 400 of a proxy', fault: { kind: 'status', status: 400 }, leaves: 'nothing' },
  {
    name: 'status 500 in words',
    fault: { kind: 'status', status: 500, envelope: true },
    leaves: 'a failure',
  },
  { name: 'envelope under 200', fault: { kind: 'envelope' }, leaves: 'a no' },
  { name: 'html', fault: { kind: 'html' }, leaves: 'nothing' },
  { name: 'html under 200', fault: { kind: 'html', status: 200 }, leaves: 'nothing' },
  { name: 'redirect', fault: { kind: 'redirect' }, leaves: 'nothing' },
  { name: 'reset', fault: { kind: 'reset' }, leaves: 'nothing' },
  { name: 'empty', fault: { kind: 'empty' }, leaves: 'nothing' },
  { name: 'hang', fault: { kind: 'hang' }, leaves: 'nothing' },
  { name: 'truncate', fault: { kind: 'truncate' }, leaves: 'nothing', always: 'after' },
  { name: 'drip', fault: { kind: 'drip', ms: 40 }, leaves: 'nothing', always: 'after' },
];

/** Every kind of fault for a call that is answered in JSON, with the call handled or not. */
export const faultCases: readonly FaultCase[] = kinds.flatMap(({ always, ...kind }) =>
  (['before', 'after'] as const)
    .filter((applied) => always === undefined || applied === always)
    .map((applied) => ({ ...kind, applied, fault: { ...kind.fault, applied } })),
);
