/** Milliseconds that the server's clock is ahead of this one. */
let ahead = 0;

/** Learns the server's time from an answer. Its header has whole seconds only, rounded down: a countdown ends early rather than late. */
export function noteServerTime({ headers }: Response): void {
  const told = Date.parse(headers.get('date') ?? '');
  if (!Number.isNaN(told)) ahead = told + 999 - Date.now();
}

/** The server's time, as well as it is known. */
export const serverNow = (): number => Date.now() + ahead;
