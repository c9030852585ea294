import { plain } from '@reseller-console/contract';
import {
  type CountryCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
  validatePhoneNumberLength,
} from 'libphonenumber-js/min';

type PhoneProblem = 'empty' | 'country' | 'short' | 'long' | 'unreadable';

export type PhoneReading =
  | {
      /** International form without blanks (E.164): what is sent. */
      readonly number: string;
      /** The same as people read it. */
      readonly shown: string;
      /** The length is right, but no such number is known to be given out. */
      readonly doubtful: boolean;
    }
  | { readonly problem: PhoneProblem };

/** A company's country where telephone numbers are known for it. */
export function phoneCountry(code: string | null): CountryCode | undefined {
  const upper = code?.toUpperCase() ?? '';
  return isSupportedCountry(upper) ? upper : undefined;
}

const e164 = /^\+[1-9]\d{6,14}$/;

/**
 * Reads a telephone number as people write it. Without a country code it belongs to `country`; `00` begins an international
 * one where the country is not known.
 */
export function readPhone(text: string, country: CountryCode | undefined): PhoneReading {
  const typed = plain(text);
  if (typed === '') return { problem: 'empty' };
  const written = country === undefined ? typed.replace(/^00/, '+') : typed;
  const options = country === undefined ? { extract: false } : { defaultCountry: country, extract: false };
  const parsed = parsePhoneNumberFromString(written, options);
  if (parsed?.isPossible() && e164.test(parsed.number)) {
    return {
      number: parsed.number,
      // Computed when asked for: an import reads thousands of numbers and shows none.
      get shown() {
        return parsed.formatInternational();
      },
      get doubtful() {
        return !parsed.isValid();
      },
    };
  }
  return { problem: problemOf(written, country) };
}

function problemOf(written: string, country: CountryCode | undefined): PhoneProblem {
  switch (validatePhoneNumberLength(written, country)) {
    case 'INVALID_COUNTRY':
      return /\d/.test(written) ? 'country' : 'unreadable';
    case 'TOO_SHORT':
      return 'short';
    case 'TOO_LONG':
      return 'long';
    default:
      return 'unreadable';
  }
}
