/** The lines of a pasted text that are not blank. */
export const linesOf = (text: string): readonly string[] =>
  text.split(/[\r\n]+/).filter((line) => line.trim() !== '');
