/** Bytes added at most for each byte of the input, and for all of it: quotes and an apostrophe, and a byte order mark. */
const maxAdded = 3;
const maxAddedOnce = 8;

/** Runs up to this many bytes are copied faster one by one. */
const shortRun = 32;

/** The bytes of an input, with others put between them or in their place. Without such changes nothing is copied. */
export class CsvOutput {
  readonly #input: Buffer;
  #output: Buffer | undefined;
  /** Bytes of the input, and of the output, that are done. */
  #read = 0;
  #written = 0;

  constructor(input: Buffer) {
    this.#input = input;
  }

  /** Puts a byte before the one at `at`, which is never smaller than the last time. */
  insert(at: number, byte: number): void {
    const output = this.#copiedUpTo(at);
    output[this.#written] = byte;
    this.#written += 1;
  }

  /** Puts a byte in the place of the one at `at`. */
  replace(at: number, byte: number): void {
    this.insert(at, byte);
    this.#read = at + 1;
  }

  /** What has become of the input up to `end`. */
  upTo(end: number): Buffer {
    if (this.#output === undefined) {
      return end === this.#input.length ? this.#input : this.#input.subarray(0, end);
    }
    // A part would keep all of the output in memory, which is four times as long.
    return Buffer.from(this.#copiedUpTo(end).subarray(0, this.#written));
  }

  #copiedUpTo(at: number): Buffer {
    const input = this.#input;
    this.#output ??= Buffer.allocUnsafe(input.length * (1 + maxAdded) + maxAddedOnce);
    const output = this.#output;
    if (at - this.#read > shortRun) {
      input.copy(output, this.#written, this.#read, at);
      this.#written += at - this.#read;
      this.#read = at;
    }
    while (this.#read < at) {
      output[this.#written] = input[this.#read] ?? 0;
      this.#written += 1;
      this.#read += 1;
    }
    return output;
  }
}
