import {
  getDefaultHighWaterMark,
  PassThrough,
  type Readable,
  setDefaultHighWaterMark,
  Transform,
} from 'node:stream';
import type { CsvSeparator } from '@reseller-console/contract';
import { ZipFile } from 'yazl';
import { csvOf } from '../csv.ts';
import { CsvStream } from '../csv-stream.ts';
import type { PassingFile } from '../passing-file.ts';
import type { Tally } from './tally.ts';

/** Lists are ten times smaller at this level, in half the time of the usual one. */
const compressionLevel = 3;

const manifestHeader = ['Company', 'Company id', 'Expected', 'Written', 'State', 'Reason'];

/** A stream of what a file becomes as it passes. */
function through(passing: PassingFile): Transform {
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      try {
        done(null, passing.push(chunk));
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
    flush(done) {
      try {
        done(null, passing.end());
      } catch (error) {
        done(error instanceof Error ? error : new Error(String(error)));
      }
    },
  });
}

/** A table of what became of each company, including those that were left out. */
function manifest({ results, leftOut, isComplete }: Tally): { name: string; body: Readable } {
  const read = results.map(({ company, expected, written, state, why }) => [
    company.name,
    company.id,
    expected,
    written,
    state,
    why === undefined ? null : (why.reason ?? why.code),
  ]);
  const others = leftOut.map(({ company, code }) => [company.name, company.id, null, 0, 'left_out', code]);
  return {
    name: `manifest-${isComplete ? 'complete' : 'partial'}.csv`,
    body: csvOf(manifestHeader, [...read, ...others]).body,
  };
}

interface Archive {
  /** The name of the list in the archive. */
  name: string;
  separator: CsvSeparator;
  at: Date;
  tally: Tally;
}

/**
 * Lets the streams that `create` makes hold one chunk each. yazl makes five and takes no size for them, and chunks that wait in them
 * stay in memory: V8 frees late what outlives two small collections. Saves 20 MB.
 */
function withShortQueues(create: () => void): void {
  const usual = getDefaultHighWaterMark(false);
  setDefaultHighWaterMark(false, 1);
  try {
    create();
  } finally {
    setDefaultHighWaterMark(false, usual);
  }
}

/** A ZIP archive of a list and, last, its manifest. It breaks off if the list does. Written as it is read (ZIP64 where needed). */
export function zipped(list: Readable, { name, separator, at, tally }: Archive): Readable {
  const zip = new ZipFile();
  const output = new PassThrough();
  const options = { compressionLevel, mtime: at };
  const fail = (error: Error) => {
    output.destroy(error);
    list.destroy();
  };
  list.on('error', fail);
  zip.on('error', fail);
  withShortQueues(() => zip.addReadStream(list, name, options));
  list.once('end', () => {
    const { name: last, body } = manifest(tally);
    zip.addReadStream(body.pipe(through(new CsvStream({ separator }))), last, options);
    zip.end();
  });
  output.once('close', () => list.destroy());
  zip.outputStream.pipe(output);
  return output;
}

/** A file that passes as it is; `rows` are counted elsewhere. */
export const untouched = (tally: Tally): PassingFile => ({
  push: (chunk) => chunk,
  end: () => Buffer.alloc(0),
  get rows() {
    return tally.rows;
  },
});
