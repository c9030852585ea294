/**
 * Measures each way in turn, round after round: other load on the machine then affects all of them alike. A first round warms
 * all sides up and does not count.
 */
export async function inTurn<Way, Run>(
  ways: Readonly<Record<string, Way>>,
  rounds: number,
  measure: (way: Way) => Promise<Run>,
): Promise<ReadonlyMap<string, Run[]>> {
  const runs = new Map<string, Run[]>();
  for (let round = 0; round <= rounds; round += 1) {
    for (const [name, way] of Object.entries(ways)) {
      const run = await measure(way);
      if (round > 0) runs.set(name, [...(runs.get(name) ?? []), run]);
    }
  }
  return runs;
}
