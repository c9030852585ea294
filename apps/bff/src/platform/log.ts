import { type DestinationStream, type Logger, pino } from 'pino';

/** Lines are written twelve kilobytes at a time, or after a quarter of a second, and when the process ends. */
const buffered = { dest: 1, sync: false, minLength: 12_288, periodicFlush: 250 };

/**
 * JSON lines on standard output. Callers log ids, codes and route templates only; the redaction here is a second net for what
 * must never be in a line.
 */
export function createLog(level: string, destination?: DestinationStream): Logger {
  const options = {
    level,
    base: null,
    timestamp: pino.stdTimeFunctions.isoTime,
    redact: {
      paths: [
        '*.authorization',
        '*.cookie',
        '*.password',
        '*.secret',
        '*.token',
        '*.access_token',
        '*.client_secret',
      ],
      censor: '[redacted]',
    },
  };
  return pino(options, destination ?? pino.destination(buffered));
}
