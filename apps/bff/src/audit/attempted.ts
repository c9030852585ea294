import {
  type AuditAction,
  companyIdPattern,
  createCompanyGroup,
  createTargetGroup,
  createTargetUser,
  endSession,
  listAudit,
  listSessions,
  localSignIn,
  logout,
  type Operation,
  putPreferences,
  renameCompanyGroup,
  setParticipants,
} from '@reseller-console/contract';
import { pathPattern } from '../http/path-pattern.ts';

const actions = new Map<Operation, AuditAction>([
  [createTargetUser, 'target-user.create'],
  [createTargetGroup, 'target-group.create'],
  [createCompanyGroup, 'company-group.create'],
  [renameCompanyGroup, 'company-group.rename'],
  [setParticipants, 'company-group.set-participants'],
  [listAudit, 'audit.read'],
  [listSessions, 'session.list'],
  [endSession, 'session.end'],
  [putPreferences, 'preferences.save'],
  [localSignIn, 'session.sign_in'],
  [logout, 'session.sign_out'],
]);

/** What a request tried to do. */
export interface Attempt {
  action: string;
  companyId?: string | undefined;
  /** It changes something, takes data away in bulk, or is for admins. */
  guarded: boolean;
}

const exported = (path: string): string | undefined => /([^/]+)\/export$/.exec(path)?.[1];

/** What trying an operation is called in the trail; its method and path template where it has no name there. */
export function actionOf(operation: Operation): string {
  const { method, path } = operation;
  const noun = exported(path);
  return noun === undefined ? (actions.get(operation) ?? `${method} ${path}`) : `${noun}.export`;
}

/** Whether the trail tells of those who were not allowed to. */
export const isGuarded = ({ method, path, role }: Operation): boolean =>
  method !== 'GET' || role === 'admin' || exported(path) !== undefined;

/** Says what requests try to do, wherever on their way through the middleware they are refused. */
export function attempts(operations: readonly Operation[]) {
  // As the router does it: the first whose method and path fit.
  const known = [...operations, logout, localSignIn].map((operation) => ({
    operation,
    matches: pathPattern(operation.path, '/?'),
  }));
  return (method: string, path: string): Attempt | undefined => {
    for (const { operation, matches } of known) {
      const match = operation.method === method ? matches.exec(path) : null;
      if (match === null) continue;
      const companyId = match.groups?.['companyId'];
      const isId = companyId !== undefined && companyIdPattern.test(companyId);
      return {
        action: actionOf(operation),
        companyId: isId ? companyId : undefined,
        guarded: isGuarded(operation),
      };
    }
    return undefined;
  };
}
