import { pluralIn } from '../../../../shared/language/plural.ts';
import { translated } from '../../../../shared/language/translated.ts';
import { formatNumber as n } from '../../../../shared/lib/format.ts';

const plural = pluralIn('en');
const rows = (count: number) => plural(count, { one: '# row', other: '# rows' });
const companies = (count: number) => plural(count, { one: '# company', other: '# companies' });

/** What the pages of an import say. */
export const words = translated('features/target-users/import', {
  title: 'Import target users',
  titleIn: (company: string) => `Import target users into ${company}`,
  back: 'Target users',
  roleSays: {
    roleTitle: 'You cannot import here',
    role: (has: string, needs: string) =>
      `Your role is ${has}. Importing needs ${needs}. Ask your administrator.`,
  },
  steps: { label: 'Steps', source: 'Source', columns: 'Columns', check: 'Check', run: 'Run' },

  source: {
    kind: 'What to import',
    kinds: { file: 'A file', cells: 'Copied cells', addresses: 'Addresses' },
    drop: 'Drop a file here',
    dropAnywhere: 'Drop the file to read it',
    choose: 'Choose a file',
    hint: (megabytes: number, lines: number) =>
      `.xlsx, .csv, .tsv or .txt, at most ${n(megabytes)} MB and ${n(lines)} rows. The file stays on this computer: only the columns that you map are sent.`,
    cells: 'Cells, with their header row',
    cellsHint: 'Copy the cells in your spreadsheet and paste them here.',
    cellsName: 'Copied cells',
    addresses: 'E-mail addresses',
    addressesHint:
      'One on each line, or separated by commas or semicolons. Names in front of addresses are read too.',
    addressesName: 'Addresses',
    kept: (when: string) => `An unfinished import from ${when} is kept on this computer.`,
    resume: 'Continue',
    discard: 'Discard',
    read: 'Read',
    reading: (count: number) => `Reading: ${rows(count)} so far`,
    readingFile: 'Reading the file',
    cancel: 'Cancel',
    another: 'Choose something else',
    tryAgain: 'Try again',
    found: (count: number, columns: number) =>
      `${rows(count)} in ${plural(columns, { one: '# column', other: '# columns' })}`,
    how: 'How it was read',
    encoding: 'Encoding',
    encodings: {
      'utf-8': 'Unicode (UTF-8)',
      'utf-16le': 'Unicode (UTF-16)',
      'utf-16be': 'Unicode (UTF-16, big-endian)',
      'windows-1254': 'Turkish (Windows-1254)',
      'windows-1252': 'Western European (Windows-1252)',
    },
    delimiter: 'Cells are separated by',
    delimiters: { ',': 'Comma', ';': 'Semicolon', '\t': 'Tab', '|': 'Vertical bar' },
    sheet: 'Sheet',
    header: 'Header row',
    headerAt: (line: number, text: string) => `Row ${n(line)}: ${text}`,
    noHeader: 'None',
    withoutHidden: 'Leave out hidden rows',
    preview: 'The first rows',
    next: 'Continue to columns',
    notes: {
      hidden_rows: (count: number) => `${rows(count)} hidden in the spreadsheet will be imported too.`,
      hidden_columns: (count: number) =>
        plural(count, {
          one: '# column is hidden in the spreadsheet. It is listed with the others.',
          other: '# columns are hidden in the spreadsheet. They are listed with the others.',
        }),
      merged: (count: number) =>
        `${plural(count, { one: '# merged cell has', other: '# merged cells have' })} the value of the cell above.`,
      unreadable_characters: (count: number) =>
        `${plural(count, { one: '# character', other: '# characters' })} could not be read. Choose another encoding.`,
      open_quote: (line: number) =>
        `The quotation mark that begins in row ${n(line)} is never closed, so rows after it may have become one cell. Correct the file.`,
    },
    noHeaderFound:
      'No header row was found, so the columns are named by their letters. If there is one, choose it below.',
    noRows: 'There are no rows here. Choose another sheet, another header row or another file.',
  },

  problems: {
    empty: 'The file is empty. Choose another one.',
    too_big: 'The file is larger than 50 MB. Delete the columns and sheets you do not need, and try again.',
    unpacks_too_big:
      'This workbook unpacks to more than 200 MB. Save the sheet that you need as CSV, and choose that file.',
    too_many_rows: 'The file has more than 200,000 rows. Split it, and import the parts one after the other.',
    too_many_columns: 'The file has more than 200 columns. Delete those you do not need, and try again.',
    old_excel:
      'This is a workbook of Excel 97–2003 (.xls). Open it in Excel, save it as .xlsx, and choose that file.',
    password: 'This workbook has a password. Open it in Excel, remove the password, save it, and try again.',
    other_workbook: 'This is not an Excel workbook (.xlsx). Save it as .xlsx or CSV, and choose that file.',
    web_page:
      'This is a web page with the file name of a spreadsheet. Open it in Excel, save it as .xlsx, and choose that file.',
    binary: 'This is not a table. Choose an .xlsx, .csv, .tsv or .txt file.',
    damaged:
      'This workbook is damaged or incomplete. Open it in Excel, save it again, and choose the new file.',
    internal:
      'The file could not be read. Try again; if it fails again, save it as CSV and choose that file.',
  },

  columns: {
    lead: 'Columns that are not imported never leave this computer, nor do their names.',
    recalled: 'The choices you made for the last file of this kind are used again.',
    column: (letters: string) => `Column ${letters}`,
    fieldOf: (header: string) => `Field for ${header}`,
    skip: 'Do not import',
    skipped: (count: number) =>
      plural(count, { one: '# column is not imported', other: '# columns are not imported' }),
    fullName: 'Full name',
    managerFullName: 'Manager: full name',
    ownFields: 'Custom fields',
    keepnetFields: 'Fields',
    twice: (field: string) => `Two columns are for ${field}. Keep one of them.`,
    twoNames: 'Choose either the full name, or first and last name.',
    noEmail: 'No column holds the e-mail addresses. Choose the one that does.',
    noPhone:
      'No column holds telephone numbers, and Keepnet needs one for each new target user. Only people who exist can be imported like this.',
    values: (header: string) => `What the values of ${header} mean`,
    meaning: (value: string) => `Meaning of ${value}`,
    times: (count: number) => `${n(count)}×`,
    notMapped: 'Choose',
    leaveBlank: 'Leave blank',
    moreValues: (count: number) =>
      plural(count, {
        one: '# more value is not listed. Is this the right column?',
        other: '# more values are not listed. Is this the right column?',
      }),
    order: (header: string) => `Dates in ${header}`,
    orders: { dmy: 'Day, month, year', mdy: 'Month, day, year', ymd: 'Year, month, day' },
    people: 'Existing people',
    modes: { change: 'Change', fill: 'Fill empty fields', leave: 'Leave as they are' },
    modeHint: 'A blank cell never clears a value.',
    deleted: 'People deleted earlier',
    deletedChoices: { leave: 'Leave deleted', include: 'Create again' },
    compare: 'Also show people who are not in the file',
    compareHint:
      'This import can deactivate them. Nothing happens to them before you have seen who they are.',
    check: (count: number) => `Check ${rows(count)}`,
  },

  check: {
    checking: (done: number, of: number) => `Checking: ${n(done)} of ${rows(of)}`,
    filters: 'Show',
    all: (count: number) => `All ${n(count)}`,
    states: {
      ready: 'Ready',
      refused: 'Not possible',
      duplicate: 'Twice in the file',
      warned: 'Formula error',
    },
    refused: (count: number) => `${n(count)} not possible`,
    duplicate: (count: number) => `${n(count)} twice in the file`,
    warned: (count: number) => `${n(count)} with a formula error`,
    edited: (count: number) => `${n(count)} changed by hand`,
    rowsLabel: 'Rows of the file',
    row: 'Row',
    rowTitle: (line: number) => `Row ${n(line)}`,
    verdict: 'Verdict',
    loading: 'Loading',
    none: 'No rows are left here.',
    editHint: 'Move with the arrow keys. Enter changes a cell, Escape leaves it as it is.',
    editCell: (header: string, line: number) => `${header}, row ${n(line)}`,
    duplicateOf: (line: number) => `The same address is in row ${n(line)}. Only that row is imported.`,
    formulaError: 'The spreadsheet shows an error here. The cell counts as blank.',
    at: (header: string, reason: string) => `${header}: ${reason}`,
    save: 'Save these rows as CSV',
    reason: 'Reason',
    lead: 'Next, the console asks Keepnet who is new and who is already there. This changes nothing.',
    plan: (count: number, company: string) =>
      `Look up ${plural(count, { one: '# person', other: '# people' })} in ${company}`,
    sending: 'Sending the rows',
    notPlanned: 'The rows could not be sent. Nothing was changed.',
    noneLeft: 'None of the rows can be imported. Correct them, or choose other columns.',
    tooMuch: 'These rows come to more than 64 MB. Import fewer columns, or split the file.',
  },

  plan: {
    title: 'What this import does',
    planning: 'Looking up who is already there. Nothing is changed.',
    failed: 'The plan could not be made. Nothing was changed.',
    itemsFailed: 'Some rows of the plan could not be loaded.',
    rows: 'Rows of the plan',
    back: 'Back to the rows',
    save: 'Plan of the import',
    blank: 'blank',
    change: (from: string, to: string) => `${from} → ${to}`,
    verdicts: {
      create: 'New',
      change: 'Changed',
      delete: 'Deleted',
      same: 'Same',
      skip: 'Left out',
      refuse: 'Not possible',
    },
    codes: {
      invalid: 'Not possible',
      duplicate: 'Twice in the file',
      deleted_earlier: 'Deleted earlier',
      protected: 'Joins groups only',
      not_in_file: 'Not in the file',
      probably_same: 'Probably the same',
    },
    counts: {
      create: (count: number) => `${n(count)} new`,
      change: (count: number) => `${n(count)} changed`,
      same: (count: number) => `${n(count)} the same`,
      refuse: (count: number) => `${n(count)} not possible`,
    },
    codeCounts: {
      duplicate: (count: number) => `${n(count)} twice in the file`,
      deleted_earlier: (count: number) => `${n(count)} deleted earlier`,
      protected: (count: number) => `${n(count)} managed by a directory`,
      not_in_file: (count: number) => `${n(count)} not in the file`,
      probably_same: (count: number) => `${n(count)} probably the same`,
    },
    reasons: {
      same: 'Everything already matches the file.',
      deleted_earlier:
        'This person was deleted earlier. To import them, choose “Create again” in the step Columns.',
      protected: 'SCIM or LDAP manages this person, so only the target groups change.',
      not_in_file: 'This person is in the company but not in the file, and will be deactivated.',
      needs_phone: 'Keepnet does not change people without a phone number. Add a column for it.',
      too_long_to_change: 'A field is longer than Keepnet takes in a change. Shorten it.',
      over_licence: 'The licence has no seat left.',
    },
    probablySame: (email: string) =>
      `A person with this name is already in the company as ${email}. That person is left unchanged.`,
  },

  many: {
    lead: (max: number) =>
      `A file with one target user per row and a column that names the company by its id or exact name. At most ${n(max)} rows. Only the columns that you map are sent.`,
    company: 'Company',
    another: 'Choose another file',
    file: (name: string, count: number) => `${name}: ${rows(count)}`,
    needsCompany: 'Choose the one column that names the company.',
    tooLong: (max: number) => `The file has more than ${n(max)} rows. Split it.`,
    ready: (count: number, places: number) => `${rows(count)} for ${companies(places)}.`,
    ambiguous: (name: string) => `Several companies are called ${name}`,
    choose: 'Choose which one is meant.',
    missing: (count: number) => `${rows(count)} without a company that you can use`,
    missingName: (name: string, count: number) => `${name}: ${rows(count)}`,
    noCompany: '(blank)',
    invalid: (count: number) => `${rows(count)} that cannot be created`,
    invalidRow: (line: number, field: string, what: string) => `Row ${n(line)}, ${field}: ${what}`,
    more: (count: number) => `and ${n(count)} more`,
    title: (count: number, places: number) =>
      `Create ${plural(count, { one: '# target user', other: '# target users' })} in ${companies(places)}`,
    check: (places: number) => `Check in ${companies(places)}`,
  },
});
