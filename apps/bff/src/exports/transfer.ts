import { Writable } from 'node:stream';
import { finished, pipeline } from 'node:stream/promises';
import type { ExportFile } from '@reseller-console/keepnet';
import { outageOf } from '../platform/outage.ts';
import { IncompleteFile, type PassingFile } from './passing-file.ts';

/**
 * Milliseconds that a browser may take for one chunk. Longer than Keepnet may be silent, so only a stalled reader exceeds it, who would
 * keep one of Keepnet's few places from others.
 */
const stallMs = 120_000;

/** Bytes buffered for the browser before we stop reading from Keepnet: two chunks of a socket. */
const maxQueued = 128 * 1024;

type Done = (error?: Error) => void;

/**
 * Streams one file from Keepnet to a browser in constant memory, no faster than the browser takes it. Holds the first chunk until there is
 * a browser to send it to.
 */
export class Transfer {
  readonly #file: ExportFile;
  readonly #passing: PassingFile;
  /** Whether the browser has disconnected. */
  readonly #isGone: () => boolean;
  readonly #begun = Promise.withResolvers<void>();
  #target: Writable | undefined;
  /** Sends the chunk that arrived before there was a target. */
  #sendFirst = (_target: Writable): void => {};
  readonly #arrived: Promise<void>;
  readonly #gate: Writable;
  #isEmpty = true;
  #onProgress = (): void => {};
  /** Bytes handed over so far. */
  bytes = 0;

  constructor(file: ExportFile, passing: PassingFile, isGone: () => boolean) {
    this.#file = file;
    this.#passing = passing;
    this.#isGone = isGone;
    this.#gate = new Writable({
      highWaterMark: maxQueued,
      write: (chunk: Buffer, _encoding, done) => {
        this.#isEmpty = false;
        this.#pass(() => passing.push(chunk), done);
      },
      final: (done) => this.#pass(() => this.#end(), done),
    });
    this.#arrived = pipeline(file.body, this.#gate);
    // A waiting caller gets the error. Without one, an unhandled rejection would end the process.
    this.#arrived.catch(() => undefined);
  }

  get rows(): number | undefined {
    return this.#passing.rows;
  }

  /** Waits for the first bytes. A failure until then can still be answered as a problem. @throws {IncompleteFile} */
  async begin(): Promise<void> {
    try {
      await Promise.race([this.#begun.promise, this.#arrived]);
    } catch (error) {
      throw this.#reasonOf(error);
    }
  }

  /**
   * Sends everything, and ends `target` only after `beforeEnd`. Any failure destroys `target`: the other side sees a broken connection and
   * never the end of a file.
   * @throws {IncompleteFile} Keepnet broke off
   */
  async send(target: Writable, beforeEnd: () => Promise<void>, patienceMs = stallMs): Promise<void> {
    const stall = setTimeout(() => target.destroy(new Error('The reader has stopped')), patienceMs);
    this.#onProgress = () => stall.refresh();
    const sent = finished(target);
    let left: unknown;
    sent.catch((error: Error) => {
      left = error;
      this.#gate.destroy(error);
    });
    this.#target = target;
    this.#sendFirst(target);
    try {
      await this.#arrived.catch((error: unknown) => {
        throw left ?? this.#reasonOf(error);
      });
      await beforeEnd();
      target.end();
      await sent;
    } catch (error) {
      target.destroy();
      throw error;
    } finally {
      clearTimeout(stall);
      this.abort();
    }
  }

  /** Stops reading from Keepnet. */
  abort(): void {
    this.#file.abort();
  }

  #reasonOf(error: unknown): unknown {
    // Our own files come from the database, whose outages are not Keepnet's.
    if (error instanceof IncompleteFile || outageOf(error) !== undefined || this.#isGone()) return error;
    return new IncompleteFile('Keepnet broke off', { cause: error });
  }

  #end(): Buffer {
    if (this.#isEmpty) throw new IncompleteFile('The file is empty');
    return this.#passing.end();
  }

  #pass(step: () => Buffer, done: Done): void {
    try {
      const chunk = step();
      this.#begun.resolve();
      this.#onProgress();
      // In the same tick: chunks of one tick are sent together.
      if (this.#target !== undefined) this.#handOver(chunk, this.#target, done);
      else this.#sendFirst = (target) => this.#handOver(chunk, target, done);
    } catch (error) {
      done(error instanceof Error ? error : new Error(String(error)));
    }
  }

  #handOver(chunk: Buffer, target: Writable, done: Done): void {
    this.bytes += chunk.length;
    if (chunk.length === 0 || target.write(chunk)) done();
    else target.once('drain', done);
  }
}
