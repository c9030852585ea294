import { StorageUnavailable } from '../platform/outage.ts';

const asOutage = (error: unknown): never => {
  const code = error instanceof Error && 'code' in error ? String(error.code) : 'flush';
  throw new StorageUnavailable(code, error);
};

/**
 * Puts commits on disk one flush after the other. Those that come during one share the next. A flush that failed fails every later one
 * until the process starts again: the system may have dropped what it could not write, and would say so only once.
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
