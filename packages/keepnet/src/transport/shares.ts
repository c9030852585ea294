/** What a place is for. */
export interface Holder {
  /** The company that a call is about, or the endpoint where it is about none. */
  lane: string;
  /** The owner of the call; undefined if something else limits its calls. */
  owner: string | undefined;
  /** Whether no one waits for it at a screen. */
  isBackground: boolean;
}

/** Places that are held under one name. */
class Share {
  held = 0;
  /** When one was last taken or given back, on the clock of `performance.now()`. */
  movedAt = performance.now();

  move(by: 1 | -1): void {
    this.held += by;
    this.movedAt = performance.now();
  }
}

/** The parts of the places that one company and one owner hold at most. */
const companyPart = 1 / 2;
const ownerPart = 1 / 4;
/** The part of the places that is for work in the background. */
const backgroundPart = 1 / 2;
/** A company holds at most so many times what is free. */
const timesFree = 2;

/**
 * Divides the places. A company has at most half of them, and takes one more only while it holds less than twice what is free, so
 * others find some left even if several companies are slow. An owner has at most a quarter, and in one company no more than
 * it leaves to the others: an owner whose calls hang in one company can still ask about another.
 * Work in the background has at most half.
 */
export class Shares {
  readonly #places: number;
  readonly #all = new Share();
  readonly #byName = new Map<string, Share>();

  constructor(places: number) {
    this.#places = places;
  }

  get hasPlace(): boolean {
    return this.#all.held < this.#places;
  }

  /** Milliseconds since the share last moved that keeps a holder from a place; undefined when none does. */
  blockedMs(holder: Holder): number | undefined {
    const full = this.#full(holder);
    return full && performance.now() - full.movedAt;
  }

  /** Takes a place. @returns gives it back; to be called once */
  take({ lane, owner, isBackground }: Holder): () => void {
    const names = [laneName(lane), ...(owner === undefined ? [] : [ownerName(owner), pairName(owner, lane)])];
    if (isBackground) names.push(backgroundName);
    this.#all.move(1);
    for (const name of names) this.#named(name).move(1);
    return () => {
      this.#all.move(-1);
      for (const name of names) {
        const share = this.#named(name);
        share.move(-1);
        if (share.held === 0) this.#byName.delete(name);
      }
    };
  }

  #full({ lane, owner, isBackground }: Holder): Share | undefined {
    const free = this.#places - this.#all.held;
    if (free <= 0) return this.#all;
    const background = isBackground ? this.#byName.get(backgroundName) : undefined;
    if (background !== undefined && background.held >= this.#part(backgroundPart)) return background;
    const company = this.#byName.get(laneName(lane));
    const max = Math.min(this.#part(companyPart), timesFree * free);
    if (company !== undefined && company.held >= max) return company;
    const own = owner === undefined ? undefined : this.#byName.get(ownerName(owner));
    if (owner === undefined || own === undefined) return undefined;
    const left = this.#part(ownerPart) - own.held;
    if (left <= 0) return own;
    const pair = this.#byName.get(pairName(owner, lane));
    return pair !== undefined && pair.held >= left ? pair : undefined;
  }

  #part(part: number): number {
    return Math.max(1, Math.floor(this.#places * part));
  }

  #named(name: string): Share {
    const known = this.#byName.get(name) ?? new Share();
    this.#byName.set(name, known);
    return known;
  }
}

const backgroundName = 'background';
const laneName = (lane: string): string => `lane ${lane}`;
const ownerName = (owner: string): string => `owner ${owner}`;
const pairName = (owner: string, lane: string): string => `lane ${lane} of owner ${owner}`;
