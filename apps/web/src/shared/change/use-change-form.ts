import { useState } from 'react';
import { useWriteForm, type WriteForm, type WriteFormOptions } from '../write/use-write-form.ts';
import { type Difference, differences, type Fields, rebased, type Seen, type Versions } from './conflict.ts';
import { words as w } from './words/en.ts';

interface Changeable {
  /** Null while there is no record yet. */
  readonly seen: Seen | null;
}

interface ChangeFormOptions<Values extends Changeable, Body, Answer>
  extends WriteFormOptions<Values, Body, Answer> {
  flatten: (values: Values) => Fields;
  /** The same values with other texts in their fields. */
  put: (fields: Fields, values: Values) => Values;
  /** Reads the record that a refusal brought along. */
  readNow: (now: unknown) => Values | undefined;
  /** Reads the record again, where the refusal did not bring it. */
  reload: () => Promise<Values>;
}

interface ChangeForm<Values> {
  readonly form: WriteForm<Values>;
  readonly changes: readonly Difference[];
  /** There while the last answer was that another person changed the record. */
  readonly conflict: Versions | undefined;
}

/**
 * A form that changes a record. If another person was faster, it continues with the record as it is now: the person's own changes stay,
 * and what both changed is there to be chosen.
 */
export function useChangeForm<Values extends Changeable, Body, Answer>(
  options: ChangeFormOptions<Values, Body, Answer>,
): ChangeForm<Values> {
  const { flatten, put } = options;
  const [initial, setInitial] = useState(options.initial);
  const [versions, setVersions] = useState<Versions>();

  function resumeFrom(now: Values): void {
    const met = {
      was: form.values.seen?.fields ?? {},
      now: now.seen?.fields ?? {},
      yours: flatten(form.values),
    };
    setVersions(met);
    setInitial(now);
    form.update(() => put(rebased(met), now));
  }

  const form = useWriteForm<Values, Body, Answer>({
    ...options,
    initial,
    says: { ...w.says, ...options.says },
    onNotDone: (error) => {
      options.onNotDone?.(error);
      if (error.code !== 'record_changed') return;
      const now = options.readNow(error.now);
      if (now) resumeFrom(now);
      // Where it cannot be read either, the refusal itself is shown.
      else void options.reload().then(resumeFrom, () => undefined);
    },
  });
  const { state, values } = form;
  const isRefused = state.status === 'refused' && state.error.code === 'record_changed';
  return {
    form,
    changes: differences(values.seen?.fields ?? {}, flatten(values)),
    conflict: isRefused ? versions : undefined,
  };
}
