import { fileURLToPath } from 'node:url';

/** Absolute path of something in the workspace, given from its root. */
export const inWorkspace = (path: string): string => fileURLToPath(new URL(`../../${path}`, import.meta.url));
