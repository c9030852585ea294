import { type Language, languages } from '@reseller-console/contract';
import { language } from '../words/language.ts';
import { personWords as w } from '../words/person.ts';
import { Choices } from './choices.tsx';

const choices = languages.map((one) => {
  const name = (
    <span key={one} lang={one}>
      {w.languages[one]}
    </span>
  );
  return [one, name] as const;
});

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
      choices={choices}
      onChoose={onChoose}
    />
  );
}
