import { ReadProblem } from '../reading/read-problem.ts';
import type { createDesk } from './desk.ts';
import type { Ask, Reply } from './protocol.ts';

/** How often progress is told, in milliseconds. */
const often = 100;

const isAsk = <Name extends Ask['name']>(ask: Ask, name: Name): ask is Ask<Name> => ask.name === name;

/** Answers what the page asks of the desk. */
export function createAnswering(desk: ReturnType<typeof createDesk>, say: (reply: Reply) => void) {
  function answerOf(ask: Ask): unknown {
    let told = performance.now();
    const onProgress = (done: number, of: number | undefined) => {
      if (performance.now() - told < often) return;
      told = performance.now();
      say({ id: ask.id, done, of });
    };
    if (isAsk(ask, 'open')) return desk.open(ask.takes, onProgress);
    if (isAsk(ask, 'distinct')) return desk.distinct(ask.takes);
    if (isAsk(ask, 'check')) return desk.check(ask.takes, onProgress);
    if (isAsk(ask, 'rows')) return desk.rows(ask.takes);
    if (isAsk(ask, 'lines')) return desk.lines(ask.takes);
    if (isAsk(ask, 'people')) return desk.people(ask.takes);
    if (isAsk(ask, 'edit')) return desk.edit(ask.takes, onProgress);
    if (isAsk(ask, 'keep')) return desk.keep(ask.takes);
    if (isAsk(ask, 'resume')) return desk.resume(ask.takes);
    if (isAsk(ask, 'body')) return desk.body(ask.takes);
    throw new TypeError(`Not asked here: ${ask.name}`);
  }
  return async (ask: Ask): Promise<void> => {
    try {
      say({ id: ask.id, answer: await answerOf(ask) });
    } catch (error) {
      say({ id: ask.id, problem: error instanceof ReadProblem ? error.code : 'internal' });
    }
  };
}
