/// <reference types="node" />
import { workbookOf } from './workbook.ts';

/** A file as customers send it, and what is right to find in it. All people are invented. */
export interface Shape {
  readonly name: string;
  readonly content: string | Uint8Array<ArrayBuffer>;
  /** Row of the header in the spreadsheet. */
  readonly header: number;
  /** The columns that are imported without any choice of a person: header and field. */
  readonly mapped: readonly (readonly [header: string, field: string])[];
  /** Rows as they are sent, with their numbers; the first few where there are thousands. */
  readonly sent: readonly (readonly [line: number, ...values: string[]])[];
  readonly rows: number;
  /** Numbers of rows that are refused or there already, with the reason. */
  readonly wrong?: Readonly<Record<number, string>>;
}

const turkish: Readonly<Record<string, number>> = {
  Ğ: 0xd0,
  İ: 0xdd,
  Ş: 0xde,
  ğ: 0xf0,
  ı: 0xfd,
  ş: 0xfe,
  Ö: 0xd6,
  ö: 0xf6,
  Ü: 0xdc,
  ü: 0xfc,
  Ç: 0xc7,
  ç: 0xe7,
};
const inWindows1254 = (text: string) =>
  new Uint8Array([...text].map((letter) => turkish[letter] ?? letter.charCodeAt(0)));

const many = 5_000;

export const shapes: readonly Shape[] = [
  {
    name: 'Excel in Turkish: semicolons and windows-1254',
    content: inWindows1254(
      'Adı;Soyadı;E-Posta Adresi;Bölümü;Cep Telefonu;Öncelik\r\n' +
        'Işıl;Güneş;isil.gunes@example.com;Satış;0532 123 45 67;Yüksek\r\n' +
        'Çağrı;Öztürk;cagri.ozturk@example.com;Üretim;+90 532 765 43 21;Düşük\r\n' +
        'Çağrı;Öztürk;CAGRI.OZTURK@example.com;Üretim;;Düşük\r\n',
    ),
    header: 1,
    mapped: [
      ['Adı', 'firstName'],
      ['Soyadı', 'lastName'],
      ['E-Posta Adresi', 'email'],
      ['Bölümü', 'department'],
      ['Cep Telefonu', 'phoneNumber'],
      ['Öncelik', 'priority'],
    ],
    sent: [
      [2, 'Işıl', 'Güneş', 'isil.gunes@example.com', 'Satış', '+905321234567', 'High'],
      [3, 'Çağrı', 'Öztürk', 'cagri.ozturk@example.com', 'Üretim', '+905327654321', 'Low'],
      [4, 'Çağrı', 'Öztürk', 'CAGRI.OZTURK@example.com', 'Üretim', '', 'Low'],
    ],
    rows: 3,
    wrong: { 4: 'duplicate of 3' },
  },
  {
    name: 'Google Sheets: commas, UTF-8 without a byte order mark',
    content:
      'First Name,Last Name,Email,Team,Notes\n' +
      'Zoë,"O’Brien, Jr.",zoe@example.com,Research,"likes ""quotes""\nand lines"\n' +
      'Ola,,ola@example,Research,\n',
    header: 1,
    mapped: [
      ['First Name', 'firstName'],
      ['Last Name', 'lastName'],
      ['Email', 'email'],
      ['Team', 'department'],
    ],
    sent: [
      [2, 'Zoë', 'O’Brien, Jr.', 'zoe@example.com', 'Research'],
      [3, 'Ola', '', 'ola@example', 'Research'],
    ],
    rows: 2,
    wrong: { 3: 'not_an_email' },
  },
  {
    name: 'export of Entra',
    content:
      '\uFEFFuserPrincipalName,displayName,surname,mail,givenName,id,userType,department,mobilePhone,accountEnabled\n' +
      'ada_example.com#EXT#@tenant.example.com,Ada Byron,Byron,ada@example.com,Ada,0b1c,Guest,Maths,,True\n' +
      'grace@example.com,Grace Hopper,Hopper,grace@example.com,Grace,1f2a,Member,Navy,+44 20 7946 0018,True\n',
    header: 1,
    mapped: [
      ['surname', 'lastName'],
      ['mail', 'email'],
      ['givenName', 'firstName'],
      ['department', 'department'],
      ['mobilePhone', 'phoneNumber'],
    ],
    sent: [
      [2, 'Byron', 'ada@example.com', 'Ada', 'Maths', ''],
      [3, 'Hopper', 'grace@example.com', 'Grace', 'Navy', '+442079460018'],
    ],
    rows: 2,
  },
  {
    name: 'export of Google’s directory',
    content:
      'First Name [Required],Last Name [Required],Email Address [Required],Password [Required],Org Unit Path [Required],Work Phone,Manager Email\n' +
      'Alan,Turing,alan@example.org,****,/Research,,grace@example.org\n',
    header: 1,
    mapped: [
      ['First Name [Required]', 'firstName'],
      ['Last Name [Required]', 'lastName'],
      ['Email Address [Required]', 'email'],
      ['Org Unit Path [Required]', 'department'],
      ['Work Phone', 'phoneNumber'],
      ['Manager Email', 'managerEmail'],
    ],
    sent: [[2, 'Alan', 'Turing', 'alan@example.org', '/Research', '', 'grace@example.org']],
    rows: 1,
  },
  {
    name: 'HR system: lines above the header, full names, the header again on the next printed page',
    content: workbookOf([
      {
        name: 'Personel',
        rows: [
          ['Northern Freight A.Ş. Personel Listesi'],
          ['Tarih:', { serial: 46356 }],
          [],
          ['Sicil No', 'Adı Soyadı', 'Mail', 'Birim', 'Yönetici', 'T.C. Kimlik No'],
          [{ padded: 17 }, 'Ayşe Nur Demir', 'ayse.demir@example.com', 'Depo', 'Ali Kaya', 11111111110],
          [{ padded: 18 }, 'Kaya, Ali', 'ali.kaya@example.com', { error: '#N/A' }, null, 22222222220],
          ['Sicil No', 'Adı Soyadı', 'Mail', 'Birim', 'Yönetici', 'T.C. Kimlik No'],
          [{ padded: 19 }, 'Can Su', null, 'Depo', 'Ali Kaya', 33333333330],
        ],
        merged: ['A1:F1'],
      },
    ]),
    header: 4,
    mapped: [
      ['Adı Soyadı', 'fullName'],
      ['Mail', 'email'],
      ['Birim', 'department'],
      ['Yönetici', 'managerFullName'],
    ],
    sent: [
      [5, 'Ayşe Nur Demir', 'ayse.demir@example.com', 'Depo', 'Ali Kaya'],
      [6, 'Kaya, Ali', 'ali.kaya@example.com', '', ''],
      [8, 'Can Su', '', 'Depo', 'Ali Kaya'],
    ],
    rows: 3,
    wrong: { 6: 'formula_error', 8: 'required' },
  },
  {
    name: 'names from right to left, with marks that cannot be seen',
    content: 'Name,E-mail\n\u200Fنور الدين,noor@example.com\nרות כהן,\u200Brut@example.com\u00A0\n',
    header: 1,
    mapped: [
      ['Name', 'fullName'],
      ['E-mail', 'email'],
    ],
    sent: [
      [2, '\u200Fنور الدين', 'noor@example.com'],
      [3, 'רות כהן', '\u200Brut@example.com\u00A0'],
    ],
    rows: 2,
  },
  {
    name: 'no header at all',
    content: 'Ada;Byron;ada@example.com\nGrace;Hopper;grace@example.com\n',
    header: 0,
    mapped: [['', 'email']],
    sent: [
      [1, 'ada@example.com'],
      [2, 'grace@example.com'],
    ],
    rows: 2,
  },
  {
    name: 'a workbook of 5,000 rows behind an empty first sheet that is hidden',
    content: workbookOf([
      { name: 'Lookup', rows: [], hidden: true },
      {
        name: 'All staff',
        rows: [
          ['E-mail', 'First name', 'Last name', 'Department', 'Phone'],
          ...Array.from({ length: many }, (_, at) => [
            `person${at}@example.com`,
            `First ${at}`,
            `Last ${at}`,
            `Department ${at % 40}`,
            at % 1_000 === 999 ? 'none' : `+90 532 ${String(1_000_000 + at)}`,
          ]),
        ],
      },
    ]),
    header: 1,
    mapped: [
      ['E-mail', 'email'],
      ['First name', 'firstName'],
      ['Last name', 'lastName'],
      ['Department', 'department'],
      ['Phone', 'phoneNumber'],
    ],
    sent: [[2, 'person0@example.com', 'First 0', 'Last 0', 'Department 0', '+905321000000']],
    rows: many,
    wrong: Object.fromEntries(
      Array.from({ length: many / 1_000 }, (_, at) => [at * 1_000 + 1_001, 'not_a_phone_number']),
    ),
  },
];
