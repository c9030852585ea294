/** A `'` where the guard against formulas puts one: before what may begin a formula, in a cell or in a part that a spreadsheet may split off. */
const guards = /(^|[,;\t\r\n])'(?=[=+\-@＝＋－＠\t\r\n\0])/g;

/** The text of a cell as it was before it was guarded against formulas in a file of ours. */
export const withoutGuard = (text: string): string => text.replaceAll(guards, '$1');
