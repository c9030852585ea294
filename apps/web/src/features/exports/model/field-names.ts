/** Names of custom fields as they were typed, separated by commas or line breaks; one with a comma is in quotes. */
export const readFieldNames = (text: string): readonly string[] => [
  ...new Set(
    [...text.matchAll(/\s*(?:"((?:[^"]|"")*)"|[^,\n]+)/g)]
      .map(([plain, quoted]) => (quoted?.replaceAll('""', '"') ?? plain).trim())
      .filter((name) => name !== ''),
  ),
];
