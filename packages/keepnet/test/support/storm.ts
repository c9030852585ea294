import type { Handler } from './fake-upstream.ts';
import { pageWith, succeed } from './fake-upstream.ts';

/** Accepts so many calls a second and refuses the others with a Retry-After of one second, as a gateway's counter does. */
export function limitedTo(perSecond: number) {
  let second = 0;
  let count = 0;
  const seen = { accepted: 0, refused: 0 };
  const handler: Handler = (_request, response) => {
    const now = Math.floor(performance.now() / 1000);
    if (now !== second) {
      second = now;
      count = 0;
    }
    count += 1;
    if (count <= perSecond) {
      seen.accepted += 1;
      succeed(response, pageWith([]));
    } else {
      seen.refused += 1;
      response.writeHead(429, { 'retry-after': '1' }).end();
    }
  };
  return { handler, seen };
}

/**
 * Holds every call until none has come for `ms`, and answers all of them then. How many are in flight does not depend on a busy machine.
 * Refuses so many of them, in `refuseNext`, without saying for how long.
 */
export function refusing(ms: number) {
  let left = 0;
  let timer: NodeJS.Timeout | undefined;
  let held: (() => void)[] = [];
  const seen = { refused: 0, inFlight: 0, most: 0 };
  function answerHeld() {
    const answers = held;
    held = [];
    seen.inFlight = 0;
    for (const answer of answers) answer();
  }
  const handler: Handler = (_request, response) => {
    if (left > 0) {
      left -= 1;
      seen.refused += 1;
      held.push(() => response.writeHead(429).end());
    } else {
      seen.inFlight += 1;
      seen.most = Math.max(seen.most, seen.inFlight);
      held.push(() => succeed(response, pageWith([])));
    }
    clearTimeout(timer);
    timer = setTimeout(answerHeld, ms);
  };
  return {
    handler,
    seen,
    refuseNext: (calls: number) => {
      left = calls;
    },
  };
}
