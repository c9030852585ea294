/** Records that one plan may name. */
export const maxJobItems = 10_000;

/** What a plan may do. */
export const jobKinds = [
  'set-target-user-status',
  'update-target-users',
  'delete-target-users',
  'delete-target-groups',
  'delete-company-groups',
  'change-members',
  'create-target-groups',
  'create-target-users',
  'copy-custom-fields',
  'import-target-users',
  'take-back-import',
] as const;
export type JobKind = (typeof jobKinds)[number];
