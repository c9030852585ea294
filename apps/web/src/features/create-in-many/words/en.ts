import { pluralIn } from '../../../shared/language/plural.ts';
import { translated } from '../../../shared/language/translated.ts';

const plural = pluralIn('en');
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });

/** What the page says that creates records in many companies. */
export const words = translated('features/create-in-many', {
  title: 'Create in many companies',
  lead: 'One record, made once in each company that you choose.',
  kind: 'What to create',
  kinds: {
    'target-group': 'Target group',
    'target-user': 'Target user',
    file: 'Target users from a file',
    'custom-fields': 'Custom fields',
  },
  titles: (name: string, count: number) => `Create ${name} in ${companies(count)}`,
  fields: {
    name: 'Name',
    email: 'E-mail',
    firstName: 'First name',
    lastName: 'Last name',
    phoneNumber: 'Phone number',
    phoneHint: 'In international form, such as +442071234567. Keepnet may require it.',
    department: 'Department',
    priority: 'Priority',
  },
  priorities: {
    VeryLow: 'Very low',
    Low: 'Low',
    Medium: 'Medium',
    High: 'High',
    VeryHigh: 'Very high',
  },
  copy: {
    title: (fields: number, count: number) =>
      `Copy ${plural(fields, { one: '# custom field', other: '# custom fields' })} to ${companies(count)}`,
    from: 'Copy from',
    fromNeeded: 'Choose the company that has the fields.',
    fromPlaceholder: 'Search by name',
    fields: 'Fields to copy',
    fieldsNeeded: 'Choose at least one field.',
    none: 'This company has no custom fields.',
    loading: 'Loading the custom fields',
    failed: 'The custom fields could not be loaded.',
    hint: 'Fields are copied without values. A required field is required in the other companies as well.',
    required: (type: string) => `${type}, required`,
    types: {
      String: 'Text',
      Number: 'Number',
      Email: 'E-mail',
      Date: 'Date',
      DateTime: 'Date and time',
      Boolean: 'Yes or no',
    },
  },
  where: 'In which companies',
  groupHint: 'The plan names members that Keepnet does not list.',
  noneChosen: 'Choose at least one company.',
  check: (count: number) => `Check in ${companies(count)}`,
  checkNone: 'Check',
  checkHint: 'You see what would happen in each company before anything is created.',
});
