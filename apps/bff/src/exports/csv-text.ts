import { CR, LF } from './bytes.ts';

/** Finds a character in a text over and over, and looks no further than it has to. */
export class Finder {
  readonly #text: string;
  readonly #character: string;
  /** Whether one at that place counts. */
  readonly #counts: (at: number) => boolean;
  #next = -1;

  constructor(text: string, character: string, counts: (at: number) => boolean = () => true) {
    this.#text = text;
    this.#character = character;
    this.#counts = counts;
  }

  /** The first from there on; the length of the text where there is none. */
  from(start: number): number {
    let at = start;
    while (this.#next < at) {
      const found = this.#text.indexOf(this.#character, at);
      if (found === -1) this.#next = this.#text.length;
      else if (this.#counts(found)) this.#next = found;
      else at = found + 1;
    }
    return this.#next;
  }
}

/** Finds the cells that begin with one of some characters, in a text that begins with a cell. */
export class SpecialCells {
  readonly #text: string;
  readonly #delimiter: number;
  readonly #finders: readonly Finder[];

  constructor(text: string, characters: string, delimiter: number) {
    this.#text = text;
    this.#delimiter = delimiter;
    const isBegin = (at: number) => at === 0 || this.isEnd(at - 1);
    this.#finders = Array.from(characters, (character) => new Finder(text, character, isBegin));
  }

  /** The first from there on; the length of the text where there is none. */
  from(start: number): number {
    let first = this.#text.length;
    for (const finder of this.#finders) first = Math.min(first, finder.from(start));
    return first;
  }

  /** Whether a cell that is not quoted ends at this character. */
  isEnd(at: number): boolean {
    const character = this.#text.charCodeAt(at);
    return character === this.#delimiter || character === LF || character === CR;
  }
}
