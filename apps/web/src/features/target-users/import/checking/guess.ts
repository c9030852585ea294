import { fold, type ImportField, importFields } from '@reseller-console/contract';

/** Words of headers, folded and without signs, in English and Turkish and as directories and HR systems export them. The first that fits wins. */
const known: Readonly<Record<(typeof importFields)[number], readonly string[]>> = {
  email: [
    'email',
    'e mail',
    'mail',
    'email address',
    'e mail address',
    'emailaddress',
    'mail address',
    'work email',
    'business email',
    'company email',
    'primary email',
    'primary email address',
    'primaryemail',
    'user principal name',
    'userprincipalname',
    'upn',
    'eposta',
    'e posta',
    'e posta adresi',
    'eposta adresi',
    'mail adresi',
    'email adresi',
    'kurumsal e posta',
    'kurumsal mail',
    'sirket e posta',
    'is e postasi',
    'is e posta adresi',
  ],
  firstName: [
    'first name',
    'firstname',
    'given name',
    'givenname',
    'forename',
    'name first',
    'ad',
    'adi',
    'isim',
    'on ad',
    'first',
  ],
  lastName: ['last name', 'lastname', 'surname', 'family name', 'sn', 'soyad', 'soyadi', 'soyisim', 'last'],
  fullName: [
    'full name',
    'fullname',
    'name',
    'display name',
    'displayname',
    'employee',
    'employee name',
    'ad soyad',
    'adi soyadi',
    'ad soyadi',
    'isim soyisim',
    'adsoyad',
    'personel',
    'personel adi',
    'calisan',
    'calisan adi',
    'tam ad',
    'gorunen ad',
  ],
  department: [
    'department',
    'dept',
    'division',
    'org unit',
    'org unit path',
    'team',
    'departman',
    'departmani',
    'bolum',
    'bolumu',
    'birim',
    'birimi',
    'mudurluk',
  ],
  phoneNumber: [
    'phone',
    'phone number',
    'mobile',
    'mobile phone',
    'mobilephone',
    'mobile number',
    'cell',
    'cell phone',
    'telephone',
    'telephone number',
    'telephonenumber',
    'work phone',
    'business phone',
    'tel',
    'gsm',
    'gsm no',
    'telefon',
    'telefon numarasi',
    'telefon no',
    'cep',
    'cep telefonu',
    'cep tel',
    'is telefonu',
  ],
  priority: ['priority', 'oncelik', 'onem', 'onem derecesi'],
  timeZoneId: ['time zone', 'timezone', 'zone', 'saat dilimi', 'zaman dilimi'],
  preferredLanguageId: [
    'language',
    'preferred language',
    'preferredlanguage',
    'locale',
    'dil',
    'tercih edilen dil',
    'dil tercihi',
  ],
  managerFirstName: ['manager first name', 'yonetici adi', 'yonetici ad', 'mudur adi'],
  managerLastName: [
    'manager last name',
    'manager surname',
    'yonetici soyadi',
    'yonetici soyad',
    'mudur soyadi',
  ],
  managerFullName: [
    'manager',
    'manager name',
    'manager full name',
    'reports to',
    'supervisor',
    'line manager',
    'yonetici',
    'mudur',
    'amir',
    'yonetici ad soyad',
    'yonetici adi soyadi',
    'bagli oldugu yonetici',
  ],
  managerEmail: [
    'manager email',
    'manager e mail',
    'managers email',
    'manager email address',
    'manager mail',
    'supervisor email',
    'yonetici e posta',
    'yonetici eposta',
    'yonetici mail',
    'yonetici e posta adresi',
    'mudur e posta',
  ],
};

const fieldOf = new Map<string, ImportField>(
  importFields.flatMap((field) => known[field].map((word) => [word, field] as const)),
);

/** A header made comparable: folded, without signs and without what is in brackets. */
const headerKey = (header: string): string =>
  fold(header.replaceAll(/\([^)]*\)|\[[^\]]*\]/g, ' '))
    .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

interface NamedField {
  readonly field: ImportField;
  readonly name: string;
}

/** The field that a header names: one of the company's own by its name first, then one of Keepnet's. */
function guessField(header: string, own: readonly NamedField[]): ImportField | null {
  const key = headerKey(header);
  if (key === '') return null;
  return own.find(({ name }) => headerKey(name) === key)?.field ?? fieldOf.get(key) ?? null;
}

const addressLike = /^[^\s@]+@[^\s@]+\.[^\s@]+$/;
/** Whether most of the values are addresses. */
const areAddresses = (values: readonly string[]): boolean =>
  values.length > 0 && values.filter((value) => addressLike.test(value.trim())).length > values.length / 2;

/**
 * A field for each column, each field once. Where two columns name a field, the one with a value in more of the samples has it; a sign-in
 * name is an address only where no other column is. Without a header for addresses, a column of them is taken.
 */
export function guessFields(
  columns: readonly { readonly header: string; readonly samples: readonly string[] }[],
  own: readonly NamedField[],
): (ImportField | null)[] {
  const fields = columns.map(({ header }) => guessField(header, own));
  const isSignInName = (column: number) => /principal|upn/.test(headerKey(columns[column]?.header ?? ''));
  const filled = (column: number) => columns[column]?.samples.filter((value) => value !== '').length ?? 0;
  for (const field of new Set(fields)) {
    if (field === null) continue;
    const claims = fields.flatMap((one, column) => (one === field ? [column] : []));
    const [best] = claims.toSorted(
      (a, b) => Number(isSignInName(a)) - Number(isSignInName(b)) || filled(b) - filled(a),
    );
    for (const column of claims) if (column !== best) fields[column] = null;
  }
  if (!fields.includes('email')) {
    const column = columns.findIndex(({ samples }, at) => fields[at] === null && areAddresses(samples));
    if (column !== -1) fields[column] = 'email';
  }
  // A column with the whole name is of no use if there are columns for its parts.
  const drop = (whole: ImportField, ...parts: ImportField[]) => {
    const at = fields.indexOf(whole);
    if (at !== -1 && parts.some((part) => fields.includes(part))) {
      if (parts.every((part) => fields.includes(part))) fields[at] = null;
      else for (const part of parts) if (fields.includes(part)) fields[fields.indexOf(part)] = null;
    }
  };
  drop('fullName', 'firstName', 'lastName');
  drop('managerFullName', 'managerFirstName', 'managerLastName');
  return fields;
}

/** Rows that are looked at for the header. */
const looked = 20;

/**
 * The row with the headers, by its index: the one that names the most fields. Without any, the first row that holds no address and is as
 * wide as the rest; null where the first row is about a person already.
 */
export function headerRowOf(rows: readonly (readonly string[])[], own: readonly NamedField[]): number | null {
  let best = { at: -1, named: 0 };
  for (const [at, cells] of rows.slice(0, looked).entries()) {
    const holdsAddress = cells.some((cell) => addressLike.test(cell.trim()));
    if (holdsAddress) continue;
    const named = new Set(cells.map((cell) => guessField(cell, own)).filter((field) => field !== null)).size;
    if (named > best.named) best = { at, named };
  }
  if (best.named > 0) return best.at;
  const width = Math.max(...rows.slice(0, looked).map((cells) => cells.length));
  const first = rows.slice(0, looked).findIndex((cells) => cells.length >= width);
  const cells = rows[first] ?? [];
  const isHeader =
    rows.length > 1 && cells.every((cell) => cell.trim() !== '' && !addressLike.test(cell.trim()));
  return isHeader ? first : null;
}
