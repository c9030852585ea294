import { formatNumber } from '../lib/format.ts';
import { catalogue } from './language.ts';

/** The catalogue that takes the place of the English one, if any. */
export const translated = catalogue?.translate(formatNumber);
