import { KeepnetError } from '@reseller-console/keepnet';

/** The company of a scoped write. @throws {KeepnetError} `invalid_scope` before anything is sent where there is none */
export function requireScope(scope: string | null): string {
  if (scope === null) throw new KeepnetError('invalid_scope');
  return scope;
}
