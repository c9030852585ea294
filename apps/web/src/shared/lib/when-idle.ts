const latest = 4000;

/** Runs something once the browser has nothing better to do, within 4 s; the answer takes it back. */
export function whenIdle(action: () => void): () => void {
  if (typeof requestIdleCallback === 'undefined') {
    const timer = setTimeout(action, latest);
    return () => clearTimeout(timer);
  }
  const handle = requestIdleCallback(action, { timeout: latest });
  return () => cancelIdleCallback(handle);
}
