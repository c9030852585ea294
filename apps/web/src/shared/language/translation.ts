type Forms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Chooses the form that a language wants for a count, and puts the count in place of `#`. */
export type Plural = (count: number, forms: Forms) => string;

/** What a language needs to write counts. It is passed, since words are loaded before everything that runs. */
export interface Speech {
  /** Writes a whole number. */
  readonly n: (value: number) => string;
  readonly plural: Plural;
}

/** The words of one folder in another language. */
export type Translation<Words> = (speech: Speech) => Words;
