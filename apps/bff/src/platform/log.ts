import { type DestinationStream, type Logger, pino } from 'pino';

/** Lines are written in blocks of twelve kilobytes, after a quarter of a second, and when the process ends. */
const buffered = { dest: 1, sync: false, minLength: 12_288, periodicFlush: 250 };

/** JSON lines on standard output. Callers log only ids, codes and route templates; the redaction here is a second line of defence. */
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
