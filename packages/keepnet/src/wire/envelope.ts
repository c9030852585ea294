/** An answer's envelope in either documented form (A4). */
export interface Envelope {
  data: unknown;
  /** Upper-cased status name, '' when there is none. */
  statusName: string;
  /** True when the envelope itself says that the call failed, whatever the HTTP status. */
  failed: boolean;
  /** True when the body has any key that an envelope has. */
  recognised: boolean;
  messages: string[];
}

const errorNames = /(ERROR|RESTRICTED|NOT_FOUND)$|^FAILED$/;

/** Reads `{data,status,message,validationMessages}` and `{isSuccess,data,messages}`, in any case (A4); undefined for a non-object. */
export function readEnvelope(body: unknown): Envelope | undefined {
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return undefined;
  const read: Record<string, unknown> = Object.fromEntries(
    Object.entries(body).map(([key, value]) => [key.toLowerCase(), value]),
  );
  const statusName = typeof read.status === 'string' ? read.status.toUpperCase() : '';
  return {
    data: read.data,
    statusName,
    failed: read.issuccess === false || errorNames.test(statusName),
    recognised: 'status' in read || 'issuccess' in read || 'data' in read || 'message' in read,
    messages: cleanMessages([read.validationmessages, read.messages, read.message]),
  };
}

const maxMessages = 10;
/** At most 300 characters, and none of them cut in two. */
const beginning = /^.{0,300}/su;

function cleanMessages(sources: unknown[]): string[] {
  const clean = new Set<string>();
  for (const text of sources.flat()) {
    if (typeof text !== 'string') continue;
    const line = text.replace(/[\p{Cc}\p{Cf}\s]+/gu, ' ').trim();
    if (line !== '') clean.add(beginning.exec(line)?.[0] ?? '');
    if (clean.size === maxMessages) break;
  }
  return [...clean];
}
