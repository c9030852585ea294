import { RequestLog } from '../http/request-log.ts';
import { TOKEN_DEFAULTS, Tokens } from '../http/token.ts';
import type { Modes } from '../store/modes.ts';
import { World } from '../store/world.ts';
import { FaultBook } from './fault-book.ts';

/** How the world is seeded, without the clock. */
export interface SeedChoice {
  readonly seed: number;
  readonly companies: number;
  readonly users: number;
}

/** What the simulator is made of; a reset puts another world in its place. */
export class State {
  readonly tokens: Tokens;
  readonly log = new RequestLog();
  readonly faults = new FaultBook();
  readonly #seed: SeedChoice;
  readonly #modes: Modes;
  #world: World;

  constructor(seed: SeedChoice, modes: Modes, client: { id: string; secret: string }) {
    this.#seed = seed;
    this.#modes = modes;
    this.tokens = new Tokens(client);
    this.#world = new World(seed, { ...modes });
  }

  get world(): World {
    return this.#world;
  }

  /** Puts the modes of the start back; the records stay. */
  resetModes(): void {
    Object.assign(this.#world.modes, this.#modes);
  }

  /** Seeds again, with the modes of the start, no faults and an empty log. Tokens stay valid. */
  reset(seed: Partial<SeedChoice>): void {
    this.#world = new World({ ...this.#seed, ...seed }, { ...this.#modes });
    this.tokens.settings = { ...TOKEN_DEFAULTS };
    this.faults.clear();
    this.log.clear();
  }
}
