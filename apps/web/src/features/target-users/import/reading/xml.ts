import { ReadProblem } from './read-problem.ts';

/** Hears of the parts of an XML text in their order. Names come without the prefix of their namespace, attributes as they are written. */
export interface XmlListener {
  open?(name: string, attributes: string): void;
  close?(name: string): void;
  /** A text may come in several pieces. */
  text?(text: string): void;
}

/** Characters of a tag or comment, at most: Excel writes a few hundred. */
const maxMarkup = 256 * 1024;

/** A tag, a comment, a CDATA section, or a declaration (XML 1.0, 2.4 to 2.8 and 3.1). No character can be read in two ways, so a match takes linear time. */
const markup =
  /<(?:(\/?)(?:[^\s/>:!?]+:)?([^\s/>:!?]+)([^"'>]*(?:(?:"[^"]*"|'[^']*')[^"'>]*)*)>|!--[\s\S]*?-->|!\[CDATA\[([\s\S]*?)\]\]>|!(?!--|\[CDATA\[)[^>]*>|\?[\s\S]*?\?>)/y;
/** A reference to a character that may go on in the next part of the text. */
const unfinished = /&[^;&]{0,8}$/;

const named: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

function characterOf(reference: string, name: string): string {
  if (!name.startsWith('#')) return named[name] ?? reference;
  const code = name.startsWith('#x') ? Number.parseInt(name.slice(2), 16) : Number(name.slice(1));
  return code <= 0x10ffff ? String.fromCodePoint(code) : reference;
}

/** Replaces the references to characters; there are no others, since entities that a document declares are never expanded. */
const withCharacters = (text: string): string =>
  text.includes('&') ? text.replaceAll(/&(#x[0-9a-fA-F]+|#[0-9]+|[a-z]+);/g, characterOf) : text;

/** Returns a function that finds the value of an attribute; `name` is a pattern, which includes the prefix. */
export function attributeOf(name: string): (attributes: string) => string | undefined {
  const value = `\\s*=\\s*(?:"([^"]*)"|'([^']*)')`;
  const pattern = new RegExp(`^(?:\\s+[^\\s=]+\\s*=\\s*(?:"[^"]*"|'[^']*'))*?\\s+${name}${value}`);
  return (attributes) => {
    const [, double, single] = pattern.exec(attributes) ?? [];
    const found = double ?? single;
    return found === undefined ? undefined : withCharacters(found);
  };
}

/**
 * Reads XML that comes in parts and keeps nothing of it.
 * @throws {ReadProblem} where it is not well-formed; `close` is not compared with `open`
 */
export async function readXml(parts: AsyncIterable<string>, listener: XmlListener): Promise<void> {
  let rest = '';
  let depth = 0;

  /** Reads what is complete in a text and returns the rest. */
  function readComplete(text: string): string {
    let at = 0;
    for (;;) {
      const begin = text.indexOf('<', at);
      if (begin === -1) {
        const end = at + text.slice(at).search(unfinished);
        listener.text?.(withCharacters(text.slice(at, end < at ? undefined : end)));
        return end < at ? '' : text.slice(end);
      }
      if (begin > at) listener.text?.(withCharacters(text.slice(at, begin)));
      markup.lastIndex = begin;
      const [all, slash, name, attributes = '', raw] = markup.exec(text) ?? [];
      if (all === undefined) return text.slice(begin);
      at = begin + all.length;
      if (raw !== undefined) listener.text?.(raw);
      if (name === undefined) continue;
      if (slash === '') {
        depth += 1;
        listener.open?.(name, attributes);
      }
      if (slash === '/' || attributes.endsWith('/')) {
        depth -= 1;
        listener.close?.(name);
      }
    }
  }

  for await (const part of parts) {
    rest = readComplete(rest + part);
    if (rest.length > maxMarkup) throw new ReadProblem('damaged');
  }
  if (rest !== '' || depth !== 0) throw new ReadProblem('damaged');
}
