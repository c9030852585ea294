import { exportIdHeader, totalRowsHeader } from '@reseller-console/contract';
import { fileNameOf } from './file-name.ts';
import { createRecordCounter } from './record-counter.ts';

export interface Arrived {
  readonly bytes: number;
  /** Of CSV only: records besides the header. */
  readonly rows: number | undefined;
  /** Rows that matched when it began, where the server could tell. */
  readonly total: number | undefined;
  /** Of a file over companies: what to ask for its progress with. */
  readonly id: string | undefined;
}

export interface ReceivedFile extends Arrived {
  readonly name: string;
  readonly blob: Blob;
}

/** The stream of a file broke off: what arrived is not the file. */
export class BrokenOff extends Error {
  override readonly name = 'BrokenOff';
  readonly arrived: Arrived;

  constructor(arrived: Arrived, cause: unknown) {
    super('The download broke off', { cause });
    this.arrived = arrived;
  }
}

function totalOf({ headers }: Response): number | undefined {
  const told = headers.get(totalRowsHeader);
  return told !== null && /^\d{1,9}$/.test(told) ? Number(told) : undefined;
}

/**
 * Reads a file whole into memory and reports what has arrived so far. Nothing of it is saved here.
 * @throws {BrokenOff} when the stream breaks; the signal's reason when it was aborted
 */
export async function receiveFile(
  response: Response,
  { signal, onProgress }: { signal: AbortSignal; onProgress: (arrived: Arrived) => void },
): Promise<ReceivedFile> {
  const total = totalOf(response);
  const id = response.headers.get(exportIdHeader) ?? undefined;
  const type = response.headers.get('content-type') ?? '';
  const counter = type.startsWith('text/csv') ? createRecordCounter() : undefined;
  const chunks: Uint8Array<ArrayBuffer>[] = [];
  let bytes = 0;
  const arrived = (): Arrived => ({ bytes, rows: counter?.rows, total, id });
  onProgress(arrived());
  try {
    const reader = response.body?.getReader();
    for (let read = await reader?.read(); read && !read.done; read = await reader?.read()) {
      chunks.push(read.value);
      bytes += read.value.length;
      counter?.push(read.value);
      onProgress(arrived());
    }
  } catch (cause) {
    signal.throwIfAborted();
    throw new BrokenOff(arrived(), cause);
  }
  return {
    bytes,
    total,
    id,
    rows: counter?.rowsAtEnd,
    name: fileNameOf(response.headers.get('content-disposition'), 'export'),
    blob: new Blob(chunks, { type }),
  };
}
