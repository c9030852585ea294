const tail = 16;
const fits = 30;

/**
 * Long text that loses its middle where there is no room, so that the end of an e-mail address stays. Cut by style only:
 * what is copied is whole.
 */
export function MiddleCut({ text }: { text: string }) {
  if (text.length <= fits) return text;
  return (
    <>
      <span
        className="inline-block truncate align-bottom"
        style={{ maxWidth: `calc(100% - ${tail * 0.54}em)` }}
      >
        {text.slice(0, -tail)}
      </span>
      {text.slice(-tail)}
    </>
  );
}
