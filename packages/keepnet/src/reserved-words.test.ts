import { expect, it } from 'vitest';
import { vendorDocument } from '../test/support/vendor-document.ts';
import { isReservedWord } from './reserved-words.ts';

it.each(['my', 'MY', 'search', 'Count-Summary', 'licenseExpiryDate', 'limited', 'bulk-delete'])(
  '%s is a word, in any case',
  (word) => expect(isReservedWord(word)).toBe(true),
);

it.each(['xC5kfGz7w2Nz', 'my1', 'mymy', 'search_', 'acme', '0', 'constructor'])('%s may be an id', (id) =>
  expect(isReservedWord(id)).toBe(false),
);

it("every fixed word of the vendor's paths is known, as far as there is a document to tell", () => {
  const segments = (vendorDocument()?.paths ?? []).flatMap((path) => path.split('/'));
  const words = segments.filter((segment) => segment !== '' && !segment.startsWith('{'));
  expect(words.filter((word) => !isReservedWord(word))).toEqual([]);
});
