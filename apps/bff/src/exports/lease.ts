/** Milliseconds for which an export is held without a sign of life; past this its process counts as gone. */
export const leaseMs = 60_000;
const renewMs = 20_000;

/** Renews a lease until what it returns is called. A renewal that fails is made up for by the next one. */
export function keepRenewing(renew: () => Promise<unknown>): () => void {
  const renewal = setInterval(() => {
    renew().catch(() => undefined);
  }, renewMs);
  return () => clearInterval(renewal);
}
