import { maxPlaces } from './pace.ts';

/** Refusals that every plan tolerates, and the part of its items that it tolerates if that is more. */
const fewest = 5;
const part = 0.1;
/** Items that one call may settle even if fewer refusals are left to tolerate: fewer would make a plan crawl. */
const smallestBatch = 10;

/** Refusals that a plan of so many items tolerates. */
const borneBy = (items: number): number => Math.max(fewest, Math.ceil(items * part));

/** Counts refusals that the plan did not foresee, and limits the items under way to the refusals that are left to tolerate. */
export class Tolerance {
  readonly #max: number;
  #refused: number;
  #underWay = 0;

  /** @param refused since it was started or resumed */
  constructor(items: number, refused: number) {
    this.#max = borneBy(items);
    this.#refused = refused;
  }

  /**
   * The items that the next batch of at most `max` may have; 0 while it has to wait for those under way.
   * @param isOneCall whether one call settles all of them; else the refusals that are left are divided among the places
   */
  take(max: number, isOneCall: boolean): number {
    const left = this.#max - this.#refused - this.#underWay;
    const smallest = isOneCall ? Math.min(max, smallestBatch) : 1;
    if (left < smallest && this.#underWay > 0) return 0;
    const share = isOneCall ? left : Math.ceil(left / maxPlaces);
    const size = Math.max(smallest, Math.min(max, share));
    this.#underWay += size;
    return size;
  }

  /** Gives back what {@link take} answered. */
  give(size: number, refused: number): void {
    this.#underWay -= size;
    this.#refused += refused;
  }

  get isExceeded(): boolean {
    return this.#refused > this.#max;
  }
}
