import { describe, expect, test } from 'vitest';
import { outageOf, StorageUnavailable } from '../platform/outage.ts';
import { connectionError, postgresError, sqliteError } from './driver-errors.ts';

const error = (facts: Record<string, unknown>, message = 'x') => Object.assign(new Error(message), facts);
const codeOf = (seen: unknown) => (seen instanceof StorageUnavailable ? seen.code : undefined);

describe('Postgres', () => {
  test.each(['08006', '53100', '53300', '57P01', '57P03', '57014', '58030', '25006', '55P03'])(
    '%s is an outage',
    (code) => expect(codeOf(postgresError(error({ code, severity: 'ERROR' })))).toBe(code),
  );

  test.each(['23505', '23502', '42601', '42P01', '42501', '42703', '22P02', '40P01', '08P01', '0A000'])(
    '%s is a fault of ours',
    (code) => {
      const ours = error({ code, severity: 'ERROR' });
      expect(postgresError(ours)).toBe(ours);
    },
  );

  test.each(['28P01', '3D000', '08P01'])('%s is an outage where it ends the connection', (code) => {
    expect(codeOf(postgresError(error({ code, severity: 'FATAL' })))).toBe(code);
  });

  test.each([
    [{ code: 'ECONNREFUSED' }, 'x', 'ECONNREFUSED'],
    [{ code: 'ECONNRESET' }, 'x', 'ECONNRESET'],
    [{ code: 'EAI' }, 'x', 'EAI'],
    [{}, 'Connection terminated unexpectedly', 'connection_lost'],
    [{}, 'Client has encountered a connection error and is not queryable', 'connection_lost'],
    [{}, 'Query read timeout', 'timeout'],
  ])('%o "%s" is an outage', (facts, message, code) => {
    expect(codeOf(postgresError(error(facts, message)))).toBe(code);
  });

  test('what the driver says of our values is a fault of ours', () => {
    const odd = new RangeError('A bigint of the database is past 2^53');
    expect(postgresError(odd)).toBe(odd);
    const argument = error({ code: 'ERR_INVALID_ARG_TYPE' });
    expect(postgresError(argument)).toBe(argument);
  });

  test('no connection is an outage, whatever the reason', () => {
    expect(codeOf(connectionError(error({}, 'timeout exceeded when trying to connect')))).toBe('timeout');
    expect(codeOf(connectionError(error({ code: 'CERT_HAS_EXPIRED' })))).toBe('CERT_HAS_EXPIRED');
    expect(codeOf(connectionError(error({}, 'The server does not support SSL connections')))).toBe('no_tls');
    expect(codeOf(connectionError(error({}, 'There was an error establishing an SSL connection')))).toBe(
      'no_connection',
    );
  });
});

describe('SQLite', () => {
  test.each([
    [5, 'SQLITE_BUSY'],
    [8, 'SQLITE_READONLY'],
    [10, 'SQLITE_IOERR'],
    [778, 'SQLITE_IOERR'],
    [13, 'SQLITE_FULL'],
    [14, 'SQLITE_CANTOPEN'],
    [1032, 'SQLITE_READONLY'],
  ])('%d is an outage', (errcode, code) => {
    expect(codeOf(sqliteError(error({ code: 'ERR_SQLITE_ERROR', errcode })))).toBe(code);
  });

  test.each([1, 19, 20, 21, 1555, 1811, 2067])('%d is a fault of ours', (errcode) => {
    const ours = error({ code: 'ERR_SQLITE_ERROR', errcode });
    expect(sqliteError(ours)).toBe(ours);
  });
});

test('an outage tells no data, and a closed database is one', () => {
  const seen = new StorageUnavailable('53100', new Error('could not extend file for ada@example.com'));
  expect(seen.message).toBe('The database cannot be used (53100)');
  expect(outageOf(seen)).toBe(seen);
  expect(outageOf(new Error('driver has already been destroyed'))?.code).toBe('closed');
  expect(outageOf(new Error('something else'))).toBeUndefined();
});
