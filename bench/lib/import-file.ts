import { utils, write } from 'xlsx';

/** A file of people as customers send them: ten columns, two of which are not imported. */
export interface StaffFile {
  name: string;
  mimeType: string;
  buffer: Buffer;
}

const headers = [
  'Employee number',
  'First name',
  'Last name',
  'E-mail',
  'Department',
  'Phone',
  'Priority',
  'Manager',
  'Manager e-mail',
  'Salary',
] as const;

const departments = ['Sales', 'Finance', 'Production', 'Research', 'Logistics', 'Support', 'Legal'];
const priorities = ['Low', 'Medium', 'High'];

/** Row `at`: one in 200 has no valid address, one in 500 the address of an earlier row. */
function person(at: number, domain: string): string[] {
  const number = at > 0 && at % 500 === 0 ? at - 1 : at;
  const email = at % 200 === 199 ? `person.${number}@` : `person.${number}@${domain}`;
  return [
    `E${String(at).padStart(6, '0')}`,
    `Firstname ${at % 977}`,
    `Lastname ${at % 3571}`,
    email,
    departments[at % departments.length] ?? '',
    `+44 20 7946 ${String(at % 10_000).padStart(4, '0')}`,
    priorities[at % priorities.length] ?? '',
    `Manager ${at % 97} Surname`,
    `manager.${at % 97}@${domain}`,
    String(30_000 + (at % 400) * 100),
  ];
}

const table = (rows: number, domain: string): string[][] => [
  [...headers],
  ...Array.from({ length: rows }, (_, at) => person(at, domain)),
];

/** As CSV. */
export const staffCsv = (rows: number, domain: string): StaffFile => ({
  name: 'staff.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(
    table(rows, domain)
      .map((cells) => cells.map((cell) => `"${cell}"`).join(','))
      .join('\r\n'),
  ),
});

/** As a workbook with shared strings, as Excel writes one. */
export function staffWorkbook(rows: number, domain: string): StaffFile {
  const book = utils.book_new();
  utils.book_append_sheet(book, utils.aoa_to_sheet(table(rows, domain)), 'Staff');
  const buffer: Buffer = write(book, { type: 'buffer', bookType: 'xlsx', bookSST: true, compression: true });
  return {
    name: 'staff.xlsx',
    mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    buffer,
  };
}
