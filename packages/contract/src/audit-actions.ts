/** Everything that the trail records, as noun and verb. */
export const auditActions = [
  'target-user.create',
  'target-user.update',
  'target-user.set-status',
  'target-group.create',
  'target-group.update',
  'target-group.change-members',
  'company-group.create',
  'company-group.rename',
  'company-group.set-participants',
  'target-group.set-member',
  'target-user.delete',
  'target-user.import',
  'custom-field.create',
  'target-group.delete',
  'company-group.delete',
  'job.plan',
  'job.start',
  'job.undo',
  'job.pause',
  'job.resume',
  'job.cancel',
  'job.check',
  'job.finish',
  'jobs.export',
  'companies.export',
  'target-users.export',
  'target-groups.export',
  'import-template.export',
  'company-groups.export',
  'licences.export',
  'people.search',
  'audit.export',
  'audit.read',
  'session.sign_in',
  'session.sign_out',
  'session.end',
  'session.access_change',
  'session.list',
  'preferences.save',
  'view.create',
  'view.update',
  'view.delete',
  'scope.reset',
] as const;
export type AuditAction = (typeof auditActions)[number];

/** What a read for admins may be called in the trail. */
export type ReadAction = 'audit.read' | 'session.list';

/** What an export may be called in the trail. */
export type ExportAction = Extract<AuditAction, `${string}.export` | 'people.search'>;

/** What a write may be called in the trail: not what no call does. */
export type WriteAction = Exclude<
  AuditAction,
  ReadAction | ExportAction | 'session.access_change' | 'scope.reset' | 'job.finish'
>;
