/** The subject of every change of a group: a rename and an edit of its members run one after another. */
export const groupSubject = (groupId: string): string => `company-group ${groupId}`;
