import type { FieldWords } from '../platform/field-errors.ts';

/** The words by which Keepnet's messages speak of a target user's fields. */
export const targetUserWords: FieldWords = [
  [/manager.*e-?mail/i, 'managerEmail'],
  [/manager.*first/i, 'managerFirstName'],
  [/manager.*last/i, 'managerLastName'],
  [/e-?mail|domain/i, 'email'],
  [/first\s?name/i, 'firstName'],
  [/last\s?name/i, 'lastName'],
  [/phone/i, 'phoneNumber'],
  [/department/i, 'department'],
  [/priority/i, 'priority'],
  [/time\s?zone/i, 'timeZoneId'],
  [/language/i, 'preferredLanguageId'],
  [/custom\s?field/i, 'customFields'],
  [/group/i, 'targetGroupIds'],
];
