import type { ReadProblemCode } from '../reading/read-problem.ts';
import type { Ask, AskName, Asks, Reply } from './protocol.ts';

export interface AskOptions {
  readonly onProgress?: (done: number, of: number | undefined) => void;
}

/** The worker could not answer. */
export class WorkerProblem extends Error {
  override readonly name = 'WorkerProblem';
  readonly code: ReadProblemCode | 'internal';

  constructor(code: ReadProblemCode | 'internal') {
    super(code);
    this.code = code;
  }
}

/** The replies belong to the asks by their ids; the worker is of the same build. */
const isAnswer = <Name extends AskName>(_answer: unknown, _name: Name): _answer is Asks[Name]['answers'] =>
  true;

interface Waiting {
  readonly settle: (reply: Reply) => void;
}

/**
 * Starts the worker that reads and checks a file. It is a file of the console itself: the policy allows no `blob:` address.
 * `end` stops it in the middle of whatever it does, and everything that it holds is gone.
 */
export function openWorker() {
  const worker = new Worker(new URL('./import-worker.ts', import.meta.url), { type: 'module' });
  const waiting = new Map<number, Waiting>();
  let next = 0;

  function failAll() {
    for (const [id, { settle }] of waiting) settle({ id, problem: 'internal' });
    waiting.clear();
  }
  worker.addEventListener('message', ({ data }: MessageEvent<Reply>) => waiting.get(data.id)?.settle(data));
  worker.addEventListener('error', failAll);

  return {
    /** @throws {WorkerProblem} */
    ask<Name extends AskName>(name: Name, takes: Asks[Name]['takes'], { onProgress }: AskOptions = {}) {
      const id = next++;
      return new Promise<Asks[Name]['answers']>((resolve, reject) => {
        waiting.set(id, {
          settle(reply) {
            if ('done' in reply) return onProgress?.(reply.done, reply.of);
            waiting.delete(id);
            if ('problem' in reply) reject(new WorkerProblem(reply.problem));
            else if (isAnswer(reply.answer, name)) resolve(reply.answer);
          },
        });
        const ask: Ask<Name> = { id, name, takes };
        worker.postMessage(ask);
      });
    },
    end() {
      worker.terminate();
      waiting.clear();
    },
  };
}
export type ImportWorker = ReturnType<typeof openWorker>;
