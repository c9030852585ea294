import type { Page } from '../search/paging.ts';

/** What an endpoint answers: JSON in the envelope, JSON as it is, or a file that is streamed. */
export type Answer =
  | {
      readonly kind: 'data';
      readonly data: unknown;
      readonly message: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'bare';
      readonly status: number;
      readonly body: unknown;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | {
      readonly kind: 'file';
      readonly contentType: string;
      readonly name: string;
      readonly chunks: Iterable<string> | AsyncIterable<Uint8Array>;
      /** The length that is told ahead; without it the end of the file says that it is whole. */
      readonly bytes?: number | undefined;
    };

/** A success with data. */
export function ok(data: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { kind: 'data', data, message: 'Success', headers };
}

/** A success whose data is the id of what was created or changed. */
export function okId(resourceId: string, message: string): Answer {
  return { kind: 'data', data: { resourceId }, message };
}

/** A page of a search. */
export function okPage<Out>(page: Page<Out>): Answer {
  return ok(page);
}

/** The envelope of a success, in one of the two wordings of A4. */
export function envelope(data: unknown, message: string, how: 'status' | 'isSuccess'): unknown {
  return how === 'status'
    ? { data, status: 'SUCCESS', message, validationMessages: [] }
    : { isSuccess: true, data, messages: [message] };
}
