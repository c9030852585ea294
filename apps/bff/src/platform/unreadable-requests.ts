import type { Server } from 'node:http';
import type { Logger } from 'pino';

/** What Node says of a request that it cannot read, as the status and the one sentence of its answer. */
const answers: Readonly<Record<string, readonly [status: string, sentence: string]>> = {
  HPE_HEADER_OVERFLOW: [
    '431 Request Header Fields Too Large',
    'The address and the cookies of this request are too long: at most 16 kB in all. Delete the cookies of this site, or use a shorter address.',
  ],
  ERR_HTTP_REQUEST_TIMEOUT: ['408 Request Timeout', 'The request took too long to arrive. Try again.'],
};

const unreadable = ['400 Bad Request', 'The request cannot be read.'] as const;

/**
 * Answers what Node refuses before there is a request: with a sentence in place of an empty page, and a line in the log. Neither has
 * anything of the request in it.
 */
export function tellUnreadable(server: Server, log: Logger): void {
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    // The other side has gone, or its answer is under way.
    if (!socket.writable || error.code === 'ECONNRESET') {
      socket.destroy();
      return;
    }
    const [status, sentence] = answers[error.code ?? ''] ?? unreadable;
    log.warn({ status: Number.parseInt(status, 10), code: error.code }, 'a request could not be read');
    const head = [
      `HTTP/1.1 ${status}`,
      'Connection: close',
      'Content-Type: text/plain; charset=utf-8',
      'Cache-Control: no-store',
      'X-Content-Type-Options: nosniff',
      `Content-Length: ${Buffer.byteLength(sentence)}`,
    ];
    socket.end(`${head.join('\r\n')}\r\n\r\n${sentence}`);
  });
}
