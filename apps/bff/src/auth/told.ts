import * as z from 'zod';
import type { Claims } from './claims.ts';

/** The two answers of a provider that can tell of rights; where both do, the id token counts, which is signed. */
export const sources = ['idToken', 'userinfo'] as const;
export type Source = (typeof sources)[number];

const Sources = z.array(z.enum(sources)).readonly();

/**
 * Which sources told a person's rights at sign-in, to the same effect. A later answer is judged by these alone: what another source
 * holds under the same name may mean something else. None means that none has told so far.
 */
export const Told = z.object({ roles: Sources, companies: Sources });
export type Told = z.infer<typeof Told>;

/** For sessions that began before this was kept: either source counts. */
export const toldByAny: Told = { roles: sources, companies: sources };

/** What was delivered; undefined where a source was not asked or did not answer. */
export type Said = { [source in Source]: Claims | undefined };
