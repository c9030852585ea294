import { type Language, languages } from '@reseller-console/contract';
import { language } from '../words/language.ts';
import { personWords as w } from '../words/person.ts';
import { Choices } from './choices.tsx';

/** The languages of the console, each by its own name; the one on screen is chosen. */
export function LanguageChoices({
  quiet,
  onChoose,
}: {
  quiet?: boolean;
  onChoose: (language: Language) => void;
}) {
  return (
    <Choices
      label={w.language}
      quiet={quiet ?? false}
      value={language}
      choices={languages.map((one) => [one, w.languages[one]] as const)}
      onChoose={onChoose}
    />
  );
}
