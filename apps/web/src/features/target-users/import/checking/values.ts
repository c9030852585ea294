import {
  type CustomField,
  fold,
  isDay,
  isDayAndTime,
  type Priority,
  plain,
} from '@reseller-console/contract';

/** In which order a column writes its days. Four digits are always a year. */
export const dateOrders = ['dmy', 'mdy', 'ymd'] as const;
export type DateOrder = (typeof dateOrders)[number];

const between = '(?: ?[./-] ?| )';
const parts = new RegExp(`^(\\d{1,4})${between}(\\d{1,2})${between}(\\d{1,4})\\.?(?:(?:T|,? )(.+))?$`);
const time = /^(\d{1,2})[:.](\d{2})(?:[:.](\d{2})(?:[.,]\d+)?)?(?: ?([ap])\.?m\.?)?(Z|[+-]\d{2}:\d{2})?$/i;

/** Days since 1899-12-30, which Excel shows if a column has lost its format; the fraction is the time. */
const serial = /^(\d{5})(?:[.,](\d+))?$/;
const excelEpoch = Date.UTC(1899, 11, 30);
const dayMs = 86_400_000;

function readSerial(days: string, fraction: string | undefined): string {
  const seconds = Math.round(Number(`0.${fraction ?? 0}`) * 86_400);
  const iso = new Date(excelEpoch + Number(days) * dayMs + seconds * 1000).toISOString();
  return fraction === undefined ? iso.slice(0, 10) : iso.slice(0, 19);
}

/** As Excel reads years of two digits: 00 to 29 are of this century. */
function readYear(text: string): string {
  if (text.length === 4) return text;
  if (text.length !== 2) return '';
  return `${text < '30' ? 20 : 19}${text}`;
}

/** A time of day as ISO writes it; undefined if the text is not one. */
function readTime(text: string): string | undefined {
  const [, hour = '', minute, second, half, zone = ''] = time.exec(text) ?? [];
  if (hour === '') return undefined;
  if (half !== undefined && (Number(hour) < 1 || Number(hour) > 12)) return undefined;
  const hours = half === undefined ? Number(hour) : (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0);
  const seconds = second === undefined ? '' : `:${second}`;
  return `${String(hours).padStart(2, '0')}:${minute}${seconds}${zone.toUpperCase()}`;
}

/** A day, with its time if it has one, as ISO writes it; undefined if the text is not a day in that order, or what follows is not a time. */
function readDate(text: string, order: DateOrder): string | undefined {
  const seen = plain(text);
  const [, days, fraction] = serial.exec(seen) ?? [];
  if (days !== undefined) return readSerial(days, fraction);
  const [, a = '', b = '', c = '', rest] = parts.exec(seen) ?? [];
  if (a === '') return undefined;
  const [year, month, day] =
    a.length === 4 ? [a, b, c] : order === 'dmy' ? [c, b, a] : order === 'mdy' ? [c, a, b] : [a, b, c];
  const iso = `${readYear(year)}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
  if (!isDay(iso)) return undefined;
  if (rest === undefined) return iso;
  const read = readTime(rest);
  const whole = `${iso}T${read}`;
  return read !== undefined && isDayAndTime(whole) ? whole : undefined;
}

/** The orders in which all of the values are days, likeliest first. */
export function dateOrdersOf(values: readonly string[], first: DateOrder = 'dmy'): readonly DateOrder[] {
  const filled = values.filter((value) => value.trim() !== '');
  const reads = (order: DateOrder) => filled.filter((value) => readDate(value, order) !== undefined).length;
  return [...dateOrders]
    .map((order) => ({ order, count: reads(order) }))
    .toSorted((a, b) => b.count - a.count || Number(b.order === first) - Number(a.order === first))
    .filter(({ count }, _, [best]) => count > 0 && count === best?.count)
    .map(({ order }) => order);
}

const priorityWords: Readonly<Record<Priority, readonly string[]>> = {
  VeryLow: ['verylow', 'very low', 'cok dusuk', 'lowest'],
  Low: ['low', 'dusuk'],
  Medium: ['medium', 'normal', 'orta', 'standard', 'standart'],
  High: ['high', 'yuksek'],
  VeryHigh: ['veryhigh', 'very high', 'critical', 'cok yuksek', 'kritik', 'highest'],
};
/** Numbers are left to the person: 1 is the highest priority in some systems and the lowest in others. */
const priorityOf = new Map(
  Object.entries(priorityWords).flatMap(([priority, words]) =>
    words.map((word) => [word, priority] as const),
  ),
);
export const guessPriority = (value: string): string | null => priorityOf.get(fold(value)) ?? null;

const yes = new Set(['true', 'yes', 'y', '1', 'x', 'evet', 'e', 'dogru']);
const no = new Set(['false', 'no', 'n', '0', 'hayir', 'h', 'yanlis']);
/** Yes or no as Keepnet writes it; undefined where the text is neither. */
function readYesOrNo(text: string): string | undefined {
  const folded = fold(text);
  if (yes.has(folded)) return 'true';
  return no.has(folded) ? 'false' : undefined;
}

export interface Lookup {
  readonly id: string;
  /** Any of these names it. */
  readonly names: readonly string[];
}

/** The entry that a value names, by its id or by one of its names; null where none does. */
export function guessLookup(value: string, entries: readonly Lookup[]): string | null {
  const key = fold(value);
  if (key === '') return null;
  const exact = entries.find(({ id, names }) => fold(id) === key || names.some((name) => fold(name) === key));
  if (exact) return exact.id;
  // `tr-TR` and `tr_TR` name the language of their first part.
  const [base = key] = key.split(/[-_]/);
  return entries.find(({ names }) => names.some((name) => fold(name) === base))?.id ?? null;
}

/** A custom field's value as Keepnet takes it, where the text says it in another way. */
export function readCustomValue(type: CustomField['type'], text: string, order: DateOrder): string {
  if (type === 'Boolean') return readYesOrNo(text) ?? text;
  if (type !== 'Date' && type !== 'DateTime') return text;
  const read = readDate(text, order);
  if (read === undefined) return text;
  const day = read.slice(0, 10);
  if (type === 'Date') return day;
  return isDayAndTime(read) ? read : `${day}T00:00`;
}
