import { KeepnetError } from '@reseller-console/keepnet';

/** The company of a scoped write. @throws {KeepnetError} `invalid_scope` if there is none; nothing was sent */
export function requireScope(scope: string | null): string {
  if (scope === null) throw new KeepnetError('invalid_scope');
  return scope;
}
