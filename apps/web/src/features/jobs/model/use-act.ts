import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { jobQuery } from '../queries.ts';

/** Does one thing to a plan at a time. Where it fails, the plan is read again, since it may be another by now. */
export function useAct(jobId: string) {
  const client = useQueryClient();
  const [doing, setDoing] = useState<string>();
  const [error, setError] = useState<unknown>();
  async function act(name: string, work: () => Promise<unknown>): Promise<void> {
    if (doing !== undefined) return;
    setDoing(name);
    setError(undefined);
    try {
      await work();
    } catch (thrown) {
      setError(thrown);
      void client.invalidateQueries({ queryKey: jobQuery(jobId).queryKey });
    }
    setDoing(undefined);
  }
  return { doing, error, act };
}
