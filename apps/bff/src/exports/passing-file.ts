/** The file is not of the expected type, or incomplete. */
export class IncompleteFile extends Error {
  override name = 'IncompleteFile';
}

/** Checks or transforms a file while it passes through. `push` and `end` return its bytes in order. */
export interface PassingFile {
  /** @throws {IncompleteFile} this is not such a file */
  push(chunk: Buffer): Buffer;
  /** The rest. @throws {IncompleteFile} the file cannot end here */
  end(): Buffer;
  /** Records so far, without the header; undefined if they cannot be counted. */
  readonly rows: number | undefined;
}
