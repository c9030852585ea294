import type { Name } from '../lib/namesakes.ts';

const slot = '\uFFFC';

interface ToldNameProps extends Name {
  /** An id tells it apart, in a font in which no two letters look the same. */
  byId?: boolean;
}

/**
 * A name that ends in dots where there is no room, and after it, whole and in a quieter voice, what tells it apart from others of that
 * name. Stands in a flex line, or in a line of text where it is copied: parts of a flex line are not copied in one line.
 */
export function ToldName({ name, apart, byId = false }: ToldNameProps) {
  return (
    <>
      <span dir="auto" className="told" style={{ '--apart': apart?.length }}>
        {name}
      </span>
      {apart === undefined ? null : (
        <span className={byId ? 'told-apart font-mono' : 'told-apart'}>{` (${apart})`}</span>
      )}
    </>
  );
}

/** A phrase around a name, for a line that ends in dots: of both, only the name gives way to what tells it apart. */
export function ToldPhrase({ say, name, apart }: Name & { say: (name: string) => string }) {
  if (apart === undefined) return say(name);
  const [before, after] = say(slot).split(slot);
  return (
    <span className="flex min-w-0 whitespace-pre">
      <span className="shrink-0">{before}</span>
      <span dir="auto" className="truncate">
        {name}
      </span>
      <span className="shrink-0">{` (${apart})${after}`}</span>
    </span>
  );
}

/** A name that may take several lines, as in a heading, and in a quieter voice what tells it apart from others of that name. */
export function ToldHeading({ name, apart, byId = false }: ToldNameProps) {
  if (apart === undefined) return name;
  return (
    <span>
      {name} <span className={`text-sm font-normal text-muted ${byId ? 'font-mono' : ''}`}>({apart})</span>
    </span>
  );
}
