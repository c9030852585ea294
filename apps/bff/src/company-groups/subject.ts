/** What every change of a group is about: a rename and an edit of its members wait for each other. */
export const groupSubject = (groupId: string): string => `company-group ${groupId}`;
