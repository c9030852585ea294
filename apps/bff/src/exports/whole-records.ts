import { CR, endsCell, LF, QUOTE } from './bytes.ts';
import { judge, mayStartFormula } from './formula.ts';

/** Finds a character in a text over and over, and looks no further than it has to. */
class Finder {
  readonly #text: string;
  readonly #character: string;
  #next = -1;

  constructor(text: string, character: string) {
    this.#text = text;
    this.#character = character;
  }

  /** The first from there on; the length of the text where there is none. */
  from(start: number): number {
    if (this.#next < start) {
      const found = this.#text.indexOf(this.#character, start);
      this.#next = found === -1 ? this.#text.length : found;
    }
    return this.#next;
  }
}

/** Finds the cells that begin with a character. */
class CellFinder {
  readonly #text: string;
  readonly #character: string;
  readonly #delimiter: number;
  #next = -1;

  constructor(text: string, character: string, delimiter: number) {
    this.#text = text;
    this.#character = character;
    this.#delimiter = delimiter;
  }

  /** As {@link Finder.from}. */
  from(start: number): number {
    const text = this.#text;
    let at = start;
    while (this.#next < start) {
      const found = text.indexOf(this.#character, at);
      if (found === -1) this.#next = text.length;
      else if (endsCell(text.charCodeAt(found - 1), this.#delimiter)) this.#next = found;
      else at = found + 1;
    }
    return this.#next;
  }
}

/**
 * Reads the records that are whole within some bytes of a CSV file. Works on text, since a character is found in text ten times faster
 * than a loop over bytes finds it. What it does not understand at a glance has to be read byte by byte.
 */
export class WholeRecords {
  readonly #bytes: Buffer;
  /** One character for each byte. */
  readonly #text: string;
  readonly #delimiter: number;
  readonly #raw: boolean;
  readonly #returns: Finder;
  readonly #special: readonly CellFinder[];

  constructor(bytes: Buffer, delimiter: number, raw: boolean) {
    const text = bytes.toString('latin1');
    this.#bytes = bytes;
    this.#text = text;
    this.#delimiter = delimiter;
    this.#raw = raw;
    this.#returns = new Finder(text, '\r');
    this.#special = Array.from(
      raw ? '"' : '"=+-@\t',
      (character) => new CellFinder(text, character, delimiter),
    );
  }

  /**
   * Where the record ends that begins at `start`; adds the places for an apostrophe. -1 where it has to be read byte by byte: it is
   * not whole, or a carriage return in it may end it alone.
   * @param start comes after a line feed, and is never smaller than the last time, since what is behind is not looked for again
   */
  end(start: number, places: number[]): number {
    const before = places.length;
    const feed = this.#lineFeed(start, places);
    if (feed !== -1 && this.#returns.from(start) >= feed - 1) return feed + 1;
    places.length = before;
    return -1;
  }

  /** Whether nothing is in the record that begins there. */
  isBlank(start: number): boolean {
    const first = this.#bytes[start];
    return first === LF || first === CR;
  }

  #lineFeed(start: number, places: number[]): number {
    const text = this.#text;
    let feed = text.indexOf('\n', start);
    let at = this.#nextSpecial(start);
    while (at < feed) {
      const quoted = text.charCodeAt(at) === QUOTE;
      const content = quoted ? at + 1 : at;
      if (!this.#raw && mayStartFormula(text.charCodeAt(content))) {
        const cell = { bytes: this.#bytes, from: content, delimiter: this.#delimiter, quoted, last: false };
        if (!judge(cell, places)) return -1;
      }
      if (quoted) {
        const close = this.#closingQuote(content);
        // After two quotes the cell begins anew, unless it ends there.
        const isAnew = close === content && !endsCell(text.charCodeAt(close + 1), this.#delimiter);
        if (close === -1 || isAnew) return -1;
        if (close > feed) feed = text.indexOf('\n', close);
        at = this.#nextSpecial(close + 1);
      } else at = this.#nextSpecial(at + 1);
    }
    return feed;
  }

  /** The first cell from there on that has to be looked at. */
  #nextSpecial(start: number): number {
    let first = this.#text.length;
    for (const finder of this.#special) {
      const at = finder.from(start);
      if (at < first) first = at;
    }
    return first;
  }

  /** Where a quote that was opened before `from` is closed; -1 where it is not. */
  #closingQuote(from: number): number {
    let at = this.#text.indexOf('"', from);
    while (at !== -1 && this.#text.charCodeAt(at + 1) === QUOTE) at = this.#text.indexOf('"', at + 2);
    return at;
  }
}
