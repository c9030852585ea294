/** One row of GET /api/lookups/{typeId}. */
export interface Lookup {
  readonly resourceId: string;
  readonly name: string;
  readonly code: string;
  readonly isoCode: string;
  readonly isoFriendlyName: string;
}

const lookup = (
  resourceId: string,
  name: string,
  code: string,
  isoCode = '',
  isoFriendlyName = '',
): Lookup => ({
  resourceId,
  name,
  code,
  isoCode,
  isoFriendlyName,
});

/** Type 21. A person picks by `isoFriendlyName`; search rows show `name`. */
export const LANGUAGES: readonly Lookup[] = [
  lookup('lNgArb2q8Wx4', 'Arabic', 'AR', 'ar-SA', 'Arabic (Saudi Arabia)'),
  lookup('lNgChn3w7Er5', 'Chinese', 'ZH', 'zh-CN', 'Chinese (Simplified)'),
  lookup('lNgCze4e6Rt6', 'Czech', 'CS', 'cs-CZ', 'Czech (Czechia)'),
  lookup('lNgDut5r5Ty7', 'Dutch', 'NL', 'nl-NL', 'Dutch (Netherlands)'),
  lookup('lNgEng6t4Yu8', 'English', 'EN', 'en-GB', 'English (United Kingdom)'),
  lookup('lNgEnu7y3Ui9', 'English US', 'EN', 'en-US', 'English (United States)'),
  lookup('lNgFre8u2Ia2', 'French', 'FR', 'fr-FR', 'French (France)'),
  lookup('lNgGer9i9Sd3', 'German', 'DE', 'de-DE', 'German (Germany)'),
  lookup('lNgGre2a8Df4', 'Greek', 'EL', 'el-GR', 'Greek (Greece)'),
  lookup('lNgHeb3s7Fg5', 'Hebrew', 'HE', 'he-IL', 'Hebrew (Israel)'),
  lookup('lNgHin4d6Gh6', 'Hindi', 'HI', 'hi-IN', 'Hindi (India)'),
  lookup('lNgJpn5f5Hj7', 'Japanese', 'JA', 'ja-JP', 'Japanese (Japan)'),
  lookup('lNgKor6g4Jk8', 'Korean', 'KO', 'ko-KR', 'Korean (Korea)'),
  lookup('lNgPol7h3Kz9', 'Polish', 'PL', 'pl-PL', 'Polish (Poland)'),
  lookup('lNgPor8j2Zx2', 'Portuguese', 'PT', 'pt-PT', 'Portuguese (Portugal)'),
  lookup('lNgRus9k9Xc3', 'Russian', 'RU', 'ru-RU', 'Russian (Russia)'),
  lookup('lNgSpa2z8Cv4', 'Spanish', 'ES', 'es-ES', 'Spanish (Spain)'),
  lookup('lNgTur3x7Vb5', 'Turkish', 'TR', 'tr-TR', 'Turkish (Türkiye)'),
  lookup('lNgUkr4c6Bn6', 'Ukrainian', 'UK', 'uk-UA', 'Ukrainian (Ukraine)'),
];

/** Type 2. */
export const INDUSTRIES: readonly Lookup[] = [
  'Agriculture',
  'Banking',
  'Construction',
  'Education',
  'Energy',
  'Food and Beverage',
  'Government',
  'Healthcare',
  'Hospitality',
  'Insurance',
  'Legal Services',
  'Logistics',
  'Manufacturing',
  'Media',
  'Retail',
  'Technology',
  'Telecom',
].map((name, index) => lookup(`iNd${String(index + 10)}uStRy2x`, name, name.slice(0, 3).toUpperCase()));

/** Type 3. */
export const LICENCE_TYPES: readonly Lookup[] = ['Essentials', 'Professional', 'Enterprise', 'Trial'].map(
  (name, index) => lookup(`lIc${String(index + 10)}tYpE3zq`, name, name.slice(0, 3).toUpperCase()),
);

/** The lookup types that exist, with their names. */
export const LOOKUP_TYPES: ReadonlyMap<number, { name: string; rows: readonly Lookup[] }> = new Map([
  [2, { name: 'Industry', rows: INDUSTRIES }],
  [3, { name: 'LicenseType', rows: LICENCE_TYPES }],
  [21, { name: 'PreferredLanguage', rows: LANGUAGES }],
]);

const byId = new Map(
  [...LANGUAGES, ...INDUSTRIES, ...LICENCE_TYPES].map((row) => [row.resourceId, row.name]),
);

/** The name of a lookup row, or an empty text when there is none. */
export function lookupName(id: string | null): string {
  return id === null ? '' : (byId.get(id) ?? '');
}

/** Countries of companies, as ISO 3166-1 codes with their English names. */
const COUNTRIES = [
  { code: 'GB', name: 'United Kingdom' },
  { code: 'TR', name: 'Turkey' },
  { code: 'DE', name: 'Germany' },
  { code: 'US', name: 'United States' },
  { code: 'NL', name: 'Netherlands' },
  { code: 'JP', name: 'Japan' },
] as const;

/** The country of a company, always the same for the same id. */
export function countryOf(companyId: string): (typeof COUNTRIES)[number] {
  const sum = [...companyId].reduce((total, character) => total + character.charCodeAt(0), 0);
  return COUNTRIES[sum % COUNTRIES.length] ?? COUNTRIES[0];
}
