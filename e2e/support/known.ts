import { KNOWN } from '../../apps/sandbox/src/seed/known.ts';

/** The companies that the sandbox promises to have. */
export const known = KNOWN;
