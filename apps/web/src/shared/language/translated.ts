import { formatNumber } from '../lib/format.ts';
import { catalogue, language } from './language.ts';
import { pluralIn } from './plural.ts';

const speech = { n: formatNumber, plural: pluralIn(language) };

/** The compiler checks every translation against the English words; this only ties one to the other. */
const areWords = <Words extends object>(said: unknown, _english: Words): said is Words =>
  typeof said === 'object' && said !== null;

/** The words of a folder of `src` in the language on screen; English where it has none. */
export function translated<Words extends object>(folder: string, english: Words): Words {
  const said = catalogue?.get(folder)?.(speech);
  return areWords(said, english) ? said : english;
}
