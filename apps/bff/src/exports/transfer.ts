import type { Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ExportFile } from '@reseller-console/keepnet';
import { IncompleteFile, type PassingFile } from './passing-file.ts';

/**
 * Milliseconds that a browser may take over one chunk: longer than Keepnet may be silent, so that only a reader who has stopped
 * uses them up. Files of Keepnet have few places in line, which such a reader would keep from everybody else.
 */
const stallMs = 120_000;

/** One file on its way from Keepnet to a browser, in constant memory: Keepnet is read as fast as the browser takes it. */
export class Transfer {
  readonly #file: ExportFile;
  readonly #passing: PassingFile;
  /** Whether the browser has left. */
  readonly #isGone: () => boolean;
  readonly #chunks: AsyncGenerator<Buffer>;
  #first: Buffer = Buffer.alloc(0);
  /** Bytes handed over so far. */
  bytes = 0;

  constructor(file: ExportFile, passing: PassingFile, isGone: () => boolean) {
    this.#file = file;
    this.#passing = passing;
    this.#isGone = isGone;
    // Whoever reads the body gets its error; without a listener one that comes while nobody reads would end the process.
    file.body.on('error', () => undefined);
    this.#chunks = this.#checked();
  }

  get rows(): number | undefined {
    return this.#passing.rows;
  }

  /** Waits for the first bytes: what fails until then can still be told in words. @throws {IncompleteFile} */
  async begin(): Promise<void> {
    const first = await this.#chunks.next();
    if (first.done !== true) this.#first = first.value;
  }

  /**
   * Sends it all, and ends `target` only after `beforeEnd` has. Whatever goes wrong destroys `target`, so that the other side
   * sees a broken connection and never the end of a file.
   * @throws {IncompleteFile} when Keepnet broke off
   */
  async send(target: Writable, beforeEnd: () => Promise<void>, patienceMs = stallMs): Promise<void> {
    const stall = setTimeout(() => target.destroy(new Error('The reader has stopped')), patienceMs);
    const outgoing = async function* (this: Transfer) {
      yield* this.#counted(this.#first);
      for await (const chunk of this.#chunks) {
        stall.refresh();
        yield* this.#counted(chunk);
      }
      await beforeEnd();
    };
    try {
      await pipeline(outgoing.bind(this), target);
    } finally {
      clearTimeout(stall);
      this.abort();
    }
  }

  /** Stops reading from Keepnet. */
  abort(): void {
    this.#file.abort();
  }

  *#counted(chunk: Buffer) {
    if (chunk.length === 0) return;
    this.bytes += chunk.length;
    yield chunk;
  }

  async *#checked(): AsyncGenerator<Buffer> {
    let isEmpty = true;
    try {
      for await (const chunk of this.#file.body) {
        isEmpty = false;
        yield this.#passing.push(chunk);
      }
      if (isEmpty) throw new IncompleteFile('The file is empty');
      yield this.#passing.end();
    } catch (error) {
      if (error instanceof IncompleteFile || this.#isGone()) throw error;
      throw new IncompleteFile('Keepnet broke off', { cause: error });
    }
  }
}
