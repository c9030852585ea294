import { isObject } from '../search/bind.ts';
import { invalid } from './refusal.ts';

/** The JSON of a call that must have some: any other content type, an empty body, `{}` and `[]` are refused. */
export function jsonBody(contentType: string, raw: string): unknown {
  if (!/^application\/json\s*(;|$)/i.test(contentType))
    throw invalid('Content-Type must be application/json');
  if (raw.trim() === '') throw invalid('A body is required');
  const body = parse(raw);
  const isList = Array.isArray(body);
  if (!(isList || isObject(body)) || Object.keys(body).length === 0) throw invalid('A body is required');
  return body;
}

function parse(raw: string): unknown {
  try {
    return JSON.parse(raw);
  } catch (cause) {
    const refusal = invalid('The body is not JSON');
    refusal.cause = cause;
    throw refusal;
  }
}

/** A body as the request log keeps it: parsed where it is JSON, and never that of the token call. */
export function loggedBody(path: string, raw: string): unknown {
  if (raw === '') return null;
  if (path === '/connect/token') return '(not kept)';
  try {
    return JSON.parse(raw);
  } catch {
    return raw;
  }
}
