import { type Language, languages } from '@reseller-console/contract';
import { language } from '../language/language.ts';
import { Choices } from './choices.tsx';
import { words as w } from './words/en.ts';

function NameOf({ language: one }: { language: Language }) {
  return <span lang={one}>{new Intl.DisplayNames([one], { type: 'language' }).of(one)}</span>;
}

const choices = languages.map((one) => [one, <NameOf key={one} language={one} />] as const);

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
