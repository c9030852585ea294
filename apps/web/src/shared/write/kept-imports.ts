/**
 * Unfinished imports on this computer: a database each, since their rows are too many for the storage of a tab. The name says whose it is,
 * for which company, and since when: it can be deleted without being opened.
 */
interface KeptImport {
  readonly name: string;
  readonly person: string;
  readonly company: string;
  /** Milliseconds of the epoch. */
  readonly since: number;
}

const prefix = 'console.import:';
/** Nothing is kept longer. */
const maxAge = 24 * 60 * 60_000;
const store = 'draft';

/** The name of a new one. */
export const keptImportName = (person: string, company: string, since: number): string =>
  `${prefix}${encodeURIComponent(person)}:${encodeURIComponent(company)}:${since}`;

async function keptImports(): Promise<KeptImport[]> {
  const databases = (await globalThis.indexedDB?.databases?.()) ?? [];
  return databases.flatMap(({ name = '' }) => {
    if (!name.startsWith(prefix)) return [];
    const [person = '', company = '', since = ''] = name.slice(prefix.length).split(':');
    return [
      {
        name,
        person: decodeURIComponent(person),
        company: decodeURIComponent(company),
        since: Number(since),
      },
    ];
  });
}

const isOver = ({ since }: KeptImport): boolean => Date.now() - since > maxAge;

/** The one that a person has for a company. */
export const findKeptImport = async (person: string, company: string): Promise<KeptImport | undefined> =>
  (await keptImports()).find((kept) => kept.person === person && kept.company === company && !isOver(kept));

const stops = new Set<() => void>();

/** Calls `stop` before all of them are deleted, for what could keep one again. Answers with what takes that back. */
export function onClearing(stop: () => void): () => void {
  stops.add(stop);
  return () => void stops.delete(stop);
}

/** Deletes those that are too old, and all of everyone but one person; without that person, all. */
export async function clearKeptImports(besides?: string): Promise<void> {
  if (besides === undefined) for (const stop of stops) stop();
  for (const kept of await keptImports()) {
    if (kept.person !== besides || isOver(kept)) indexedDB.deleteDatabase(kept.name);
  }
}

/** Deletes one. Some private windows have no databases, and nothing to delete. */
export const dropKeptImport = (name: string): void => void globalThis.indexedDB?.deleteDatabase(name);

function settled<Result>(request: IDBRequest<Result>): Promise<Result> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

async function withStore<Result>(
  name: string,
  mode: IDBTransactionMode,
  act: (drafts: IDBObjectStore) => IDBRequest<Result>,
): Promise<Result> {
  const opening = indexedDB.open(name, 1);
  opening.onupgradeneeded = () => opening.result.createObjectStore(store);
  const database = await settled(opening);
  try {
    return await settled(act(database.transaction(store, mode).objectStore(store)));
  } finally {
    // An open one could not be deleted.
    database.close();
  }
}

/** Keeps an import, in place of what the database held. */
export const writeKeptImport = (name: string, draft: unknown): Promise<unknown> =>
  withStore(name, 'readwrite', (drafts) => drafts.put(draft, store));

export const readKeptImport = (name: string): Promise<unknown> =>
  withStore(name, 'readonly', (drafts) => drafts.get(store));
