import {
  type DatabaseConnection,
  SqliteAdapter,
  type SqliteDatabase,
  SqliteDialect,
  SqliteDriver,
} from 'kysely';
import { createFlush } from './flush.ts';

/**
 * Lends its one connection to one caller at a time. A caller that changed something gets its result once the change is on disk, and others
 * use the connection meanwhile. SQLite itself would block the whole process in every commit until the disk has it.
 */
class FlushingDriver extends SqliteDriver {
  readonly #changes: () => number;
  readonly #flush: () => Promise<void>;
  readonly #waiting: (() => void)[] = [];
  #isLent = false;
  /** The changes that a flush was begun for. */
  #changesSeen: number;

  constructor(database: SqliteDatabase, sync: () => Promise<void>) {
    super({ database });
    const changes = database.prepare('select total_changes() as changes');
    this.#changes = () => Number(Object(changes.all([])[0]).changes);
    this.#changesSeen = this.#changes();
    this.#flush = createFlush(sync);
  }

  override async acquireConnection(): Promise<DatabaseConnection> {
    if (this.#isLent) await new Promise<void>((resolve) => this.#waiting.push(resolve));
    this.#isLent = true;
    return super.acquireConnection();
  }

  override async releaseConnection(): Promise<void> {
    let isChanged = false;
    try {
      const changes = this.#changes();
      isChanged = changes !== this.#changesSeen;
      this.#changesSeen = changes;
    } finally {
      const next = this.#waiting.shift();
      if (next === undefined) this.#isLent = false;
      else next();
    }
    if (isChanged) await this.#flush();
  }
}

class LendingAdapter extends SqliteAdapter {
  // The driver lends one connection; Kysely's own lock would include the flush.
  override get supportsMultipleConnections(): boolean {
    return true;
  }
}

/**
 * A dialect that commits without waiting for the disk and answers when `sync` has put the commit there.
 * @param sync as in {@link createFlush}
 */
export class FlushingSqliteDialect extends SqliteDialect {
  readonly #createDriver: () => SqliteDriver;

  constructor(database: SqliteDatabase, sync: () => Promise<void>) {
    super({ database });
    this.#createDriver = () => new FlushingDriver(database, sync);
  }

  override createDriver(): SqliteDriver {
    return this.#createDriver();
  }

  override createAdapter(): SqliteAdapter {
    return new LendingAdapter();
  }
}
