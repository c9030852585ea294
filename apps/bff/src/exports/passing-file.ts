/** A file that turned out not to be what was asked for, or not whole. */
export class IncompleteFile extends Error {
  override name = 'IncompleteFile';
}

/** Looks at a file while it passes. Every byte comes out again, from `push` or from `end`, in order. */
export interface PassingFile {
  /** @throws {IncompleteFile} when this is not such a file */
  push(chunk: Buffer): Buffer;
  /** What was held back. @throws {IncompleteFile} when the file cannot have ended here */
  end(): Buffer;
  /** Records so far without the header; undefined where they cannot be counted. */
  readonly rows: number | undefined;
}
