import { RequestLog } from '../http/request-log.ts';
import { Tokens } from '../http/token.ts';
import type { Modes } from '../store/modes.ts';
import { World } from '../store/world.ts';

/** How the world is seeded, without the clock. */
export interface SeedChoice {
  seed: number;
  companies: number;
  users: number;
}

/** What the simulator is made of; a reset puts another world in its place. */
export interface State {
  world: World;
  readonly tokens: Tokens;
  readonly log: RequestLog;
}

/** A fresh state. */
export function createState(seed: SeedChoice, modes: Modes, client: { id: string; secret: string }): State {
  return { world: new World(seed, { ...modes }), tokens: new Tokens(client), log: new RequestLog() };
}
