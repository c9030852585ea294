const maxLength = 24;
const fits = 30;

/**
 * The two parts of an e-mail address that is long, the second of which always shows: from the `@` on, or the last letters where the
 * domain is long too. Undefined for what is short, and for what is no address: that is cut at its end.
 */
export function halvesOf(text: string): readonly [first: string, last: string] | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length <= fits) return undefined;
  if (text.length - at <= maxLength) return [text.slice(0, at), text.slice(at)];
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return [letters.slice(0, -12).join(''), letters.slice(-12).join('')];
}

/**
 * A long e-mail address that loses its middle where there is no room, so that its end stays. Cut by style only: what is copied
 * is whole.
 */
export function MiddleCut({ text }: { text: string }) {
  const halves = halvesOf(text);
  if (!halves) return text;
  return (
    <span dir="auto" className="inline-flex max-w-full align-bottom whitespace-pre">
      <span className="truncate whitespace-pre">{halves[0]}</span>
      {halves[1]}
    </span>
  );
}
