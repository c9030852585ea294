import * as z from 'zod';
import type { Claims } from './claims.ts';

/** The provider's two answers with claims. If both have a claim, the id token counts, since it is signed. */
export const claimSources = ['idToken', 'userinfo'] as const;
export type ClaimSource = (typeof claimSources)[number];

const Sources = z.array(z.enum(claimSources)).readonly();

/**
 * The sources that had a person's rights at sign-in, and agreed. Only they count later: another source may use the same claim name for
 * something else. Empty if none had the claim so far.
 */
export const RightsSources = z.object({ roles: Sources, companies: Sources });
export type RightsSources = z.infer<typeof RightsSources>;

/** For sessions of builds that did not store this: either source counts. */
export const anySource: RightsSources = { roles: claimSources, companies: claimSources };

/** The claims of an answer; undefined for a source that was not asked or did not answer. */
export type ProviderClaims = { [source in ClaimSource]: Claims | undefined };
