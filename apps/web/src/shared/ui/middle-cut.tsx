const maxLength = 24;

/**
 * The two parts of an e-mail address that is long, the second of which always shows: from the `@` on, or the last letters where the
 * domain is long too. Undefined for what has room, and for what is no address: that is cut at its end.
 */
export function halvesOf(text: string, room = 30): readonly [first: string, last: string] | undefined {
  const at = text.lastIndexOf('@');
  if (at < 1 || text.length <= room) return undefined;
  if (text.length - at <= maxLength) return [text.slice(0, at), text.slice(at)];
  const letters = [...new Intl.Segmenter().segment(text)].map(({ segment }) => segment);
  return [letters.slice(0, -12).join(''), letters.slice(-12).join('')];
}

/**
 * A long e-mail address that loses its middle where there is no room and keeps its end, in its own direction. Cut by style only: what
 * is copied is whole and in one line, which parts of a flex line are not. `room` is how many letters always have it.
 */
export function MiddleCut({ text, room }: { text: string; room?: number }) {
  const halves = halvesOf(text, room);
  if (!halves) return text;
  return (
    <bdi>
      <span
        className="inline-block truncate align-bottom whitespace-pre"
        // About the width of the rest: a letter has that of a digit, and the sign of an address that of two.
        style={{ maxWidth: `calc(100% - ${halves[1].length + 1}ch)` }}
      >
        {halves[0]}
      </span>
      {halves[1]}
    </bdi>
  );
}
