import { words as w } from '../words/en.ts';

/** What the fields of a target user are called where they stand alone, by their paths. */
export const fieldLabels: Readonly<Record<string, string>> = {
  email: w.email,
  firstName: w.firstName,
  lastName: w.lastName,
  department: w.department,
  priority: w.priority,
  phoneNumber: w.phone,
  timeZoneId: w.timeZone,
  preferredLanguageId: w.preferredLanguage,
  managerFirstName: w.ofManager(w.managerFirstName),
  managerLastName: w.ofManager(w.managerLastName),
  managerEmail: w.ofManager(w.managerEmail),
};
