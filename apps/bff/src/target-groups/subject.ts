/** What every change of a target group is about: a rename and a change of its members wait for each other. */
export const targetGroupSubject = (companyId: string | null, groupId: string): string[] => [
  'target-group',
  companyId ?? '',
  groupId,
];
