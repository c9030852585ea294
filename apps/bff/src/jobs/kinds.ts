import { ProblemError } from '../platform/problem.ts';
import type { Kind } from './kind.ts';

/** The kinds of plans that this build knows, by name. */
export function createKinds(known: readonly Kind[]) {
  const byName = new Map<string, Kind>(known.map((kind) => [kind.kind, kind]));
  return {
    /** @throws {ProblemError} `internal` for a kind of a newer build */
    of(name: string): Kind {
      const kind = byName.get(name);
      if (kind === undefined) throw new ProblemError('internal');
      return kind;
    },
    /** Whether this build can plan and run it. */
    has: (name: string): boolean => byName.has(name),
    names: [...byName.keys()],
  };
}

export type Kinds = ReturnType<typeof createKinds>;
