import { StorageUnavailable } from '../platform/outage.ts';

const asOutage = (error: unknown): never => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'flush';
  throw new StorageUnavailable(code, error);
};

/**
 * Puts commits on disk, one flush after the other. Commits that arrive during a flush share the next one. After a failed flush, every later
 * one fails too until the process restarts: the system may have dropped what it could not write, and reports that only once.
 * @param sync resolves when everything that was written before it was called is on disk
 */
export function createFlush(sync: () => Promise<void>) {
  let last = Promise.resolve();
  let coming: Promise<void> | undefined;

  /** Resolves when everything that was committed before this call is on disk. @throws {StorageUnavailable} */
  return function flush(): Promise<void> {
    if (coming === undefined) {
      last = last.then(() => {
        coming = undefined;
        return sync().catch(asOutage);
      });
      coming = last;
    }
    return coming;
  };
}
