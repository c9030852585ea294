import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'react';
import * as z from 'zod/mini';
import { useStore } from '../lib/store.ts';
import type { ProblemError } from '../problem-error.ts';
import { complaintOf, complaintOfIssue } from './complaint.ts';
import { openDraft } from './drafts.ts';
import { type LeftWrite, showLeft } from './left-toast.tsx';
import { type WriteWords, words as writeWords } from './words/en.ts';
import { createWrite, type WriteState } from './write.ts';

/** What a form declares; see `useWriteForm`. */
export interface WriteFormOptions<Values extends object, Body, Answer> {
  /** Name of the draft. */
  form: string;
  /** Id of the person who is signed in. */
  person: string;
  /** The company's id, or `resellerScope`. */
  scope: string;
  /** What the fields hold, and what they hold at first. */
  values: z.ZodMiniType<Values>;
  initial: Values;
  /** The contract's schema of what is sent: the server checks by the same one. */
  body: z.ZodMiniType<Body>;
  /** Turns the fields' values into what `body` checks; without it they are that. */
  toBody?: (values: Values) => unknown;
  send: (body: Body, idempotencyKey: string) => Promise<Answer>;
  /** Called once when it is done, even if the person has left the form; `here` says whether it is still shown. */
  onDone: (answer: Answer, body: Body, here: boolean) => void;
  /** Called when it was not done, or the outcome is unknown; the form shows that, or a toast after the form was left. */
  onNotDone?: (error: ProblemError) => void;
  /** Names it in the toast after the form was left. */
  left: (body: Body) => LeftWrite;
  /** Whether a control shows the messages about that path; without it every value has one. */
  has?: (path: string) => boolean;
  /** Words that differ from those of a create. */
  says?: Partial<WriteWords>;
}

/** What ties a field to its form. */
export interface Binding<Value> {
  readonly name: string;
  readonly value: Value;
  readonly error: string | undefined;
  readonly onChange: (value: Value) => void;
}

/** The form as its frame sees it, whatever its fields are. */
export interface WriteFormState {
  readonly state: WriteState<unknown, unknown>;
  readonly says: WriteWords;
  readonly dirty: boolean;
  /** True when what a draft kept was put back. */
  readonly restored: boolean;
  /** True when what is typed must not change: it is being sent, or may have been. */
  readonly locked: boolean;
  /** Messages by dotted path of what is sent. */
  readonly errors: ReadonlyMap<string, string>;
  /** Whether a control shows the messages about that path; if not, they are shown elsewhere. */
  readonly has: (path: string) => boolean;
  /** Grows with every answer or check that found something wrong, for moving the focus. */
  readonly complaints: number;
  /** Whether leaving now would lose something; reads the latest state. */
  readonly guards: () => boolean;
  readonly submit: () => void;
  readonly checkAgain: () => void;
  /** Empties the fields and forgets what was typed: for starting over, and for the next one after a success. */
  readonly reset: () => void;
  /** Discards what was typed because the person leaves: an answer that is still to come is told in a toast. */
  readonly leave: () => void;
}

export interface WriteForm<Values> extends WriteFormState {
  readonly values: Values;
  readonly bind: <Name extends keyof Values & string>(name: Name) => Binding<Values[Name]>;
  /** Puts other values into the fields, such as those of a record that was changed meanwhile. */
  readonly update: (change: (values: Values) => Values) => void;
}

const rootOf = (path: string): string => path.split('.')[0] ?? '';
const noNames: ReadonlySet<string> = new Set();

/**
 * The one way in which forms write. What is typed survives a reload and a sign-in; errors of the form's schema and of the
 * server stand at their fields; an unknown outcome can only be checked, with the same key and body.
 */
export function useWriteForm<Values extends object, Body, Answer>(
  options: WriteFormOptions<Values, Body, Answer>,
): WriteForm<Values> {
  const { initial, send, onDone, toBody = (values: Values): unknown => values } = options;
  const [draft] = useState(() => openDraft(options, { values: options.values, body: options.body }));
  const [kept] = useState(draft.read);
  const [values, setValues] = useState(kept?.values ?? initial);
  const [write] = useState(() => createWrite<Body, Answer>(kept?.attempt));
  const [tried, setTried] = useState(false);
  const [restored, setRestored] = useState(kept !== undefined);
  const [corrected, setCorrected] = useState(noNames);
  const [complaints, setComplaints] = useState(0);
  const state = useStore(write);
  /** False from the moment that the person leaves: what comes while the next page loads is for a toast. */
  const here = useRef(false);
  useLayoutEffect(() => {
    here.current = true;
    return () => {
      here.current = false;
    };
  }, []);

  const says = { ...writeWords, ...options.says };
  const dirty = JSON.stringify(values) !== JSON.stringify(initial);
  const locked = state.status === 'sending' || state.status === 'unknown';
  const pending = locked ? state.attempt : undefined;

  useEffect(() => {
    if (state.status !== 'done' && (dirty || pending)) {
      draft.keep(pending ? { values, attempt: pending } : { values });
    } else draft.clear();
  }, [draft, values, dirty, pending, state.status]);

  const checked = z.safeParse(options.body, toBody(values));
  const errors = useMemo(() => {
    const local = tried && !checked.success ? checked.error.issues : [];
    const remote = state.status === 'refused' ? state.error.errors : [];
    return new Map([
      ...remote
        .filter(({ field }) => !corrected.has(rootOf(field)))
        .map((error) => [error.field, complaintOf(error)] as const),
      ...local.toReversed().map((issue) => [issue.path.join('.'), complaintOfIssue(issue)] as const),
    ]);
  }, [tried, checked, state, corrected]);

  async function settle(running: Promise<Answer | undefined>, body: Body): Promise<void> {
    const answer = await running;
    setCorrected(noNames);
    if (answer !== undefined) {
      draft.clear();
      return onDone(answer, body, here.current);
    }
    const ended = write.get();
    if (ended.status !== 'refused' && ended.status !== 'unknown') return;
    if (ended.error) options.onNotDone?.(ended.error);
    if (here.current) return setComplaints((count) => count + 1);
    // Signing out deleted the draft.
    const typed = draft.read();
    if (typed && ended.status === 'refused') draft.keep({ values: typed.values });
    showLeft(ended, says, options.left(body));
  }

  function reset(): void {
    // What is being sent stays kept until its answer is there, even when the person leaves.
    if (state.status === 'sending') return;
    write.reset();
    setValues(initial);
    setTried(false);
    setRestored(false);
    draft.clear();
  }

  return {
    values,
    state,
    says,
    dirty,
    restored,
    locked,
    errors,
    complaints,
    has: options.has ?? ((path) => path in initial),
    guards: () => (dirty || pending !== undefined) && write.get().status !== 'done',
    bind: (name) => ({
      name,
      value: values[name],
      error: errors.get(name),
      onChange: (value) => {
        if (locked) return;
        setValues((now) => ({ ...now, [name]: value }));
        setCorrected((now) => new Set(now).add(name));
      },
    }),
    update: setValues,
    submit() {
      if (locked) return;
      setTried(true);
      setRestored(false);
      if (checked.success) void settle(write.start(checked.data, send), checked.data);
      else setComplaints((count) => count + 1);
    },
    checkAgain() {
      if (state.status === 'unknown') void settle(write.check(send), state.attempt.body);
    },
    reset,
    leave() {
      here.current = false;
      reset();
    },
  };
}
