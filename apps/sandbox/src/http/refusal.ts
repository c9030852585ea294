/** How an endpoint words its errors: the upstream has three ways. */
export type ErrorStyle = 'camel' | 'pascal' | 'messages';

/** An answer that is an error; thrown by anything that refuses a call. */
export class Refusal extends Error {
  readonly http: number;
  readonly code: string;
  readonly details: readonly string[];

  constructor(http: number, code: string, message: string, details: readonly string[] = []) {
    super(message);
    this.name = 'Refusal';
    this.http = http;
    this.code = code;
    this.details = details;
  }
}

/** 400 INPUT_ERROR "Invalid request" with what is wrong. */
export function invalid(...details: string[]): Refusal {
  return new Refusal(400, 'INPUT_ERROR', 'Invalid request', details);
}

/** 500 of an endpoint that breaks on what it was sent. */
export function broken(): Refusal {
  return new Refusal(500, 'INTERNAL_SERVER_ERROR', 'An error occurred');
}

/** 404 for a record that is not there (or belongs to another company). */
export function notFound(what: string): Refusal {
  return new Refusal(404, 'NOT_FOUND', `${what} was not found`);
}

/** 403 in the words of the upstream. */
export function forbidden(message: string, code = 'FAILED'): Refusal {
  return new Refusal(403, code, message);
}

/** The body of a refusal in one of the three styles. */
export function refusalBody(refusal: Refusal, style: ErrorStyle): unknown {
  const details = [...refusal.details];
  if (style === 'pascal')
    return { Status: refusal.code, Message: refusal.message, ValidationMessages: details };
  if (style === 'messages') return { isSuccess: false, data: null, messages: [refusal.message, ...details] };
  return { data: null, status: refusal.code, message: refusal.message, validationMessages: details };
}
