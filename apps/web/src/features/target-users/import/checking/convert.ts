import { phoneCountry, readPhone } from '../../model/phone.ts';
import { customFieldIn, type Known, type MappedColumn, type Mapping } from './mapping.ts';
import { guessLookup, guessPriority, readCustomValue } from './values.ts';

/** What Excel, in English and Turkish, and Google Sheets show where a formula fails. */
const formulaError =
  /^#(N\/A|YOK|REF!|BAŞV!|VALUE!|DEĞER!|DIV\/0!|SAYI\/0!|NAME\?|AD\?|NUM!|SAYI!|NULL!|BOŞ!|SPILL!|CALC!|ERROR!)$/;
const isFormulaError = (text: string): boolean => text.charCodeAt(0) === 35 && formulaError.test(text.trim());

/** How a value is sent; undefined where it cannot be read, which then is its error. */
type Convert = (text: string) => string | undefined;

/** As `convert`, remembering what it answered: most columns have few distinct values. */
function remembering(convert: Convert): Convert {
  const answers = new Map<string, string | undefined>();
  return (text) => {
    if (answers.has(text)) return answers.get(text);
    const answer = convert(text);
    if (answers.size < 50_000) answers.set(text, answer);
    return answer;
  };
}

function convertFor({ column, field }: MappedColumn, mapping: Mapping, known: Known): Convert {
  const chosen = mapping.values[column] ?? {};
  const choose = (guess: (text: string) => string | null) =>
    remembering((text) => {
      const key = text.trim();
      const meant = Object.hasOwn(chosen, key) ? chosen[key] : guess(key);
      return meant === undefined ? undefined : (meant ?? (Object.hasOwn(chosen, key) ? '' : undefined));
    });
  switch (field) {
    case 'priority':
      return choose(guessPriority);
    case 'timeZoneId':
      return choose((text) => guessLookup(text, known.timeZones));
    case 'preferredLanguageId':
      return choose((text) => guessLookup(text, known.languages));
    case 'phoneNumber': {
      const country = phoneCountry(known.countryCode);
      return remembering((text) => {
        const reading = readPhone(text, country);
        if ('number' in reading) return reading.number;
        return reading.problem === 'empty' ? '' : undefined;
      });
    }
    default: {
      const custom = customFieldIn(field, known);
      if (custom === undefined || !['Date', 'DateTime', 'Boolean'].includes(custom.type))
        return (text) => text;
      const order = mapping.dateOrders[column] ?? 'dmy';
      return remembering((text) => readCustomValue(custom.type, text, order));
    }
  }
}

/** A row as it is sent, and what of it cannot be read. */
export interface Converted {
  /** In the order of the mapped columns. What cannot be read stays as the file has it: the server refuses it then, with its row. */
  readonly values: string[];
  /** By their place among the mapped columns. */
  readonly unread: readonly number[];
  /** Cells that show an error of a formula; they count as blank. */
  readonly formulaErrors: readonly number[];
}

const none: readonly number[] = [];

/** Makes what turns the cells of a row into what is sent. */
export function converterFor(columns: readonly MappedColumn[], mapping: Mapping, known: Known) {
  const converts = columns.map((column) => convertFor(column, mapping, known));
  return (cellOf: (column: number) => string): Converted => {
    let unread = none;
    let formulaErrors = none;
    const values = columns.map(({ column }, at) => {
      const text = cellOf(column);
      if (text === '') return '';
      if (isFormulaError(text)) {
        formulaErrors = [...formulaErrors, at];
        return '';
      }
      const value = converts[at]?.(text);
      if (value !== undefined) return value;
      unread = [...unread, at];
      return text;
    });
    return { values, unread, formulaErrors };
  };
}
