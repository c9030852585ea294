import { median } from './download.ts';
import { type Repeated, throughput } from './load.ts';

/**
 * Measures each way in turn, round after round, so that what else the machine does meets all of them alike; prints answers a
 * second, and their share of the first way's. A first round warms up and does not count.
 */
export async function compare(
  ways: Readonly<Record<string, Repeated>>,
  { connections, ms, rounds }: { connections: number; ms: number; rounds: number },
): Promise<void> {
  const runs = new Map<string, number[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, request] of Object.entries(ways)) {
      const speed = await throughput(request, connections, ms);
      if (round > 0) runs.set(name, [...(runs.get(name) ?? []), speed]);
    }
  }
  let base: number | undefined;
  for (const [name, speeds] of runs) {
    const speed = median(speeds);
    base ??= speed;
    console.log(`${name.padEnd(50)} ${speed.toFixed(0).padStart(6)} a second  ${(speed / base).toFixed(2)}`);
  }
}
