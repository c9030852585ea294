/** A place in a line. */
export interface Standing {
  lane: string;
  owner: string | undefined;
  endpoint: string;
}

const lineOf = ({ owner, endpoint }: Standing): string => JSON.stringify([owner, endpoint]);

/** Those who wait: in lanes that take turns, and within a lane in lines that do. Each line is first come, first served. */
export class Lines<Waiter> {
  /** Both maps are in the order of turns: what had one goes to the end. */
  readonly #lanes = new Map<string, Map<string, Waiter[]>>();

  add(waiter: Waiter, standing: Standing, first: boolean): void {
    const lane = this.#lanes.get(standing.lane) ?? new Map<string, Waiter[]>();
    this.#lanes.set(standing.lane, lane);
    const line = lane.get(lineOf(standing)) ?? [];
    lane.set(lineOf(standing), line);
    if (first) line.unshift(waiter);
    else line.push(waiter);
  }

  remove(waiter: Waiter, standing: Standing): void {
    const lane = this.#lanes.get(standing.lane);
    const line = lane?.get(lineOf(standing));
    if (lane === undefined || line === undefined) return;
    const at = line.indexOf(waiter);
    if (at >= 0) line.splice(at, 1);
    if (line.length === 0) lane.delete(lineOf(standing));
    if (lane.size === 0) this.#lanes.delete(standing.lane);
  }

  /** Takes out all of a kind. */
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

  /** Takes out the next one whose turn it is, of those at the heads of their lines who may go. */
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
