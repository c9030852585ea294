import { createAnswering } from './answering.ts';
import { createDesk } from './desk.ts';

const answer = createAnswering(createDesk(), (reply) => postMessage(reply));
addEventListener('message', ({ data }) => void answer(data));
