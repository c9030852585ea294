import { ProblemError } from '../http/problem.ts';

/** Counts what each person has under way in this process, at most `most` each. */
export function createSlots(most: number) {
  const taken = new Map<string, number>();
  return {
    /** Takes a place; call what it answers, once, to give it back. @throws {ProblemError} `rate_limited` when there is none */
    take(personId: string): () => void {
      const count = taken.get(personId) ?? 0;
      if (count >= most) {
        throw new ProblemError('rate_limited', {
          detail: `You have ${most} exports under way. Wait until one has finished, or cancel one.`,
        });
      }
      taken.set(personId, count + 1);
      return () => {
        const left = (taken.get(personId) ?? 1) - 1;
        if (left === 0) taken.delete(personId);
        else taken.set(personId, left);
      };
    },
  };
}
