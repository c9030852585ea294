import { createStore } from '../lib/store.ts';
import { pageEnd } from '../page-end.ts';
import { type FailureCode, ProblemError } from '../problem-error.ts';

/** What was sent, and the key that makes sending it again safe. */
export interface Attempt<Body> {
  readonly key: string;
  readonly body: Body;
}

export type WriteState<Body, Answer> =
  | { readonly status: 'idle' }
  | { readonly status: 'sending'; readonly attempt: Attempt<Body>; readonly checking: boolean }
  /** It is certain that it was not done as asked. */
  | { readonly status: 'refused'; readonly error: ProblemError }
  /** It may have been done. `error` is absent when the page was left since; `checks` counts the looks since. */
  | {
      readonly status: 'unknown';
      readonly attempt: Attempt<Body>;
      readonly error?: ProblemError;
      readonly checks: number;
    }
  | { readonly status: 'done'; readonly answer: Answer };

/** Answers to a first request that leave open whether it was done. */
const unclear: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'outcome_unknown',
  'write_in_progress',
  'no_connection',
  'unreadable_answer',
  'internal',
]);

/**
 * Whether an answer says for certain what was done: nothing, or of a list of members what it shows. Once an outcome is unknown
 * only those do that the server marks: any other failure may be one of looking, not of the write. That the record is another by
 * now is said only of a request that the server does not know: nothing was sent for it, and with its version nothing will be.
 */
const isCertain = ({ code, settled }: ProblemError, wasUnknown: boolean): boolean =>
  settled || code === 'record_changed' || (!wasUnknown && !unclear.has(code));

const asProblem = (error: unknown): ProblemError =>
  error instanceof ProblemError
    ? error
    : new ProblemError(
        { code: 'unreadable_answer', title: 'The answer could not be used', status: 0 },
        error,
      );

/** How a write ended, in a word; `partial` is a change of members that stopped partway. */
export type Ending = 'done' | 'refused' | 'partial' | 'unknown';

const underWay = new Set<Promise<Ending>>();

/** Notes a pending write, so its result can be shown after its page is gone. */
function note(ending: Promise<Ending>): void {
  underWay.add(ending);
  void ending.finally(() => underWay.delete(ending));
}

let atEnd: readonly Promise<Ending>[] | undefined;

pageEnd.addEventListener('abort', () => {
  atEnd = [...underWay];
});

/** How each write ends that is under way, or was when the page ended; none of them rejects. */
export const writesUnderWay = (): readonly Promise<Ending>[] => atEnd ?? [...underWay];

function endingOf({ code }: ProblemError, certain: boolean): Ending {
  if (!certain) return 'unknown';
  return code === 'members_partial' ? 'partial' : 'refused';
}

/** Notes a write that has no form, and hands it on. */
export function noteWrite<Answer>(writing: Promise<Answer>): Promise<Answer> {
  note(
    writing.then(
      () => 'done',
      (thrown: unknown) => {
        const error = asProblem(thrown);
        return endingOf(error, isCertain(error, false));
      },
    ),
  );
  return writing;
}

type Send<Body, Answer> = (body: Body, idempotencyKey: string) => Promise<Answer>;

/**
 * One write of one form. The key is kept through an unknown outcome and renewed after any certain one; while a request is
 * under way, or its outcome unknown, nothing else can be sent.
 */
export function createWrite<Body, Answer>(
  resumed?: Attempt<Body>,
  newKey: () => string = () => crypto.randomUUID(),
) {
  const { get, set, subscribe } = createStore<WriteState<Body, Answer>>(
    resumed ? { status: 'unknown', attempt: resumed, checks: 0 } : { status: 'idle' },
  );

  async function run(attempt: Attempt<Body>, checks: number | undefined, send: Send<Body, Answer>) {
    const wasUnknown = checks !== undefined;
    const ending = Promise.withResolvers<Ending>();
    note(ending.promise);
    set({ status: 'sending', attempt, checking: wasUnknown });
    try {
      const answer = await send(attempt.body, attempt.key);
      ending.resolve('done');
      set({ status: 'done', answer });
      return answer;
    } catch (thrown) {
      const error = asProblem(thrown);
      const certain = isCertain(error, wasUnknown);
      ending.resolve(endingOf(error, certain));
      if (certain) set({ status: 'refused', error });
      else set({ status: 'unknown', attempt, error, checks: wasUnknown ? checks + 1 : 0 });
      return undefined;
    }
  }

  return {
    get,
    subscribe,
    /** Sends `body` once; answers undefined when it was not done, or when something is under way already. */
    async start(body: Body, send: Send<Body, Answer>): Promise<Answer | undefined> {
      const { status } = get();
      if (status !== 'idle' && status !== 'refused') return undefined;
      return run({ key: newKey(), body }, undefined, send);
    },
    /** Asks again what became of an unknown outcome: the same key and body. */
    async check(send: Send<Body, Answer>): Promise<Answer | undefined> {
      const state = get();
      if (state.status !== 'unknown') return undefined;
      return run(state.attempt, state.checks, send);
    },
    /** Starts over: after a success, or when the person gives up on an unknown outcome. */
    reset(): void {
      if (get().status !== 'sending') set({ status: 'idle' });
    },
  };
}
