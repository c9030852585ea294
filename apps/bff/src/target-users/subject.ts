/** What every change of a target user is about: changes of one record wait for each other. */
export const targetUserSubject = (companyId: string | null, userId: string): string[] => [
  'target-user',
  companyId ?? '',
  userId,
];
