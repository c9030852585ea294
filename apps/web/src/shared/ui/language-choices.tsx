import { type Language, languages } from '@reseller-console/contract';
import { language } from '../language/language.ts';
import { Choices } from './choices.tsx';
import { words as w } from './words/en.ts';

const choices = languages.map((one) => {
  const name = (
    <span key={one} lang={one}>
      {new Intl.DisplayNames([one], { type: 'language' }).of(one)}
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
