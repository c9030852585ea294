import { useEffect, useRef, useState } from 'react';
import { useCountdown } from '../lib/use-countdown.ts';
import type { WriteFormState } from './use-write-form.ts';

/**
 * What every frame of a form needs besides the form: the element in which a complaint takes the focus, the last unknown outcome,
 * which stays on screen while it is checked, and the seconds to wait before sending again.
 */
export function useWriteFrame<Frame extends HTMLElement>({ state, complaints }: WriteFormState) {
  const element = useRef<Frame>(null);
  const [seen, setSeen] = useState(state.status === 'unknown' ? state : undefined);
  if (state.status === 'unknown' && seen !== state) setSeen(state);
  const error = state.status === 'refused' || state.status === 'unknown' ? state.error : undefined;
  const wait = useCountdown(error?.retryAfter, state);

  useEffect(() => {
    if (complaints === 0) return;
    const wrong =
      element.current?.querySelector<HTMLElement>('[aria-invalid="true"]') ??
      element.current?.querySelector<HTMLElement>('[data-notice]');
    wrong?.focus();
  }, [complaints]);

  return { element, seen, wait };
}
