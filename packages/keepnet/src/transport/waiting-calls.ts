/** Where a call waits: its lane, and its line in that lane by owner and endpoint. */
export interface Position {
  lane: string;
  owner: string | undefined;
  endpoint: string;
}

const lineOf = ({ owner, endpoint }: Position): string => JSON.stringify([owner, endpoint]);

/** Waiting calls. Lanes take turns, and so do the lines of a lane. Each line is first come, first served. */
export class WaitingCalls<Waiter> {
  /** Both maps are ordered by turn: a lane or line that was served goes to the end. */
  readonly #lanes = new Map<string, Map<string, Waiter[]>>();

  add(waiter: Waiter, position: Position, first: boolean): void {
    const lane = this.#lanes.get(position.lane) ?? new Map<string, Waiter[]>();
    this.#lanes.set(position.lane, lane);
    const line = lane.get(lineOf(position)) ?? [];
    lane.set(lineOf(position), line);
    if (first) line.unshift(waiter);
    else line.push(waiter);
  }

  remove(waiter: Waiter, position: Position): void {
    const lane = this.#lanes.get(position.lane);
    const line = lane?.get(lineOf(position));
    if (lane === undefined || line === undefined) return;
    const at = line.indexOf(waiter);
    if (at >= 0) line.splice(at, 1);
    if (line.length === 0) lane.delete(lineOf(position));
    if (lane.size === 0) this.#lanes.delete(position.lane);
  }

  /** Removes and returns every call of a kind. */
  removeAll(isOfKind: (waiter: Waiter) => boolean): Waiter[] {
    const removed: Waiter[] = [];
    for (const [laneName, lane] of this.#lanes) {
      for (const [name, line] of lane) {
        const kept = line.filter((waiter) => !isOfKind(waiter));
        removed.push(...line.filter(isOfKind));
        if (kept.length === 0) lane.delete(name);
        else lane.set(name, kept);
      }
      if (lane.size === 0) this.#lanes.delete(laneName);
    }
    return removed;
  }

  /** Removes and returns the next call in turn that stands first in its line and may go. */
  next(mayGo: (waiter: Waiter) => boolean): Waiter | undefined {
    for (const [laneName, lane] of this.#lanes) {
      for (const [name, line] of lane) {
        const [first] = line;
        if (first === undefined || !mayGo(first)) continue;
        line.shift();
        lane.delete(name);
        if (line.length > 0) lane.set(name, line);
        this.#lanes.delete(laneName);
        if (lane.size > 0) this.#lanes.set(laneName, lane);
        return first;
      }
    }
    return undefined;
  }
}
