const longest = 24;
const fits = 30;

/** Where the part begins that always shows: the `@` of an address with a short domain, or the last letters. */
function tailOf(text: string): string {
  const at = text.lastIndexOf('@');
  return at > 0 && text.length - at <= longest ? text.slice(at) : text.slice(-12);
}

/**
 * Long text that loses its middle where there is no room, so that the end of an e-mail address stays. Cut by style only:
 * what is copied is whole.
 */
export function MiddleCut({ text }: { text: string }) {
  if (text.length <= fits) return text;
  const tail = tailOf(text);
  return (
    <span className="flex">
      <span className="truncate">{text.slice(0, -tail.length)}</span>
      {tail}
    </span>
  );
}
