/** What every program here is started with, as its arguments: where it listens, where it sends calls, and under whose name. */
export interface PeerOptions {
  port: number;
  upstream: string;
  authorization: string;
  companyId: string;
}

/** The arguments of a program here. */
export const toArguments = ({ port, upstream, authorization, companyId }: PeerOptions): string[] => [
  String(port),
  upstream,
  authorization,
  companyId,
];

/** Reads the arguments back. @throws when one is missing */
export function readArguments([
  ,
  ,
  port,
  upstream,
  authorization,
  companyId,
]: readonly string[]): PeerOptions {
  if (!port || !upstream || !authorization || !companyId) throw new Error('An argument is missing');
  return { port: Number(port), upstream, authorization, companyId };
}

/** Headers that each peer adds, as the console does. */
export const scopeHeaders = ({ authorization, companyId }: PeerOptions) => ({
  authorization,
  'x-keepnet-company-id': companyId,
});
