import type { ExportOperation } from '@reseller-console/contract';
import { problemOf, readAnswer, send } from './api.ts';

/** What names a file on the server: an operation of the contract with its parameters and query. */
export interface FileRequest {
  readonly operation: ExportOperation;
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: object;
  /** What is too much for an address. */
  readonly body?: unknown;
}

/** Makes the function that asks for a file. It answers as soon as the body begins; its reader sees if it breaks off. */
export function createOpenFile(origin: string) {
  return async ({ operation, ...address }: FileRequest, signal: AbortSignal): Promise<Response> => {
    const response = await send(origin, operation, { ...address, signal, accept: '*/*' });
    const isFile = response.headers.get('content-disposition')?.startsWith('attachment') === true;
    if (response.ok && isFile) return response;
    await readAnswer(response, signal);
    throw problemOf(response, undefined);
  };
}

export const openFile = createOpenFile('');
