/** Every word in Turkish, by its file. */
export const files = import.meta.glob('./**/words/tr.ts', { base: '../../..', eager: true, import: 'words' });
