/** One thing measured beside the others of its group; `run` is one turn. */
export interface Contestant {
  name: string;
  run(): Promise<unknown>;
  /** Turns a round. Default 1. */
  turns?: number;
}

export interface Result {
  name: string;
  rounds: number;
  /** Milliseconds a turn: the median over rounds of each round's median, the smallest and largest of these, and the median of each round's 95th of a hundred. */
  median: number;
  min: number;
  max: number;
  p95: number;
  /** How many times the first of the group it takes, by medians. */
  ratio: number;
}

/**
 * Measures the contestants interleaved, A B C A B C …, the order turned each round, after one round that is not counted: other work on the machine
 * then falls on all of them. The first is the limit the others are held against.
 */
export async function interleave(contestants: readonly Contestant[], rounds = 9): Promise<Result[]> {
  const medians = contestants.map((): number[] => []);
  const p95s = contestants.map((): number[] => []);
  for (let round = -1; round < rounds; round += 1) {
    for (let step = 0; step < contestants.length; step += 1) {
      const at = (step + Math.max(round, 0)) % contestants.length;
      const contestant = contestants[at];
      if (!contestant) continue;
      const times: number[] = [];
      for (let turn = 0; turn < (contestant.turns ?? 1); turn += 1) {
        const began = performance.now();
        await contestant.run();
        times.push(performance.now() - began);
      }
      if (round < 0) continue;
      medians[at]?.push(share(times, 0.5));
      p95s[at]?.push(share(times, 0.95));
    }
  }
  const base = share(medians[0] ?? [], 0.5);
  return contestants.map(({ name }, at) => {
    const own = medians[at] ?? [];
    const median = share(own, 0.5);
    return { name, rounds, median: round3(median), min: round3(Math.min(...own)), max: round3(Math.max(...own)), p95: round3(share(p95s[at] ?? [], 0.5)), ratio: round3(median / base) };
  });
}

/** How many turns a round a thing that takes `ms` may have, so that nine rounds of it stay within seconds: 1 to 20. */
export function turnsFor(ms: number): number {
  return Math.max(1, Math.min(20, Math.round(400 / ms)));
}

/** The value at or under which this share (0 to 1) of the values lies. */
export function share(values: readonly number[], part: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

function round3(value: number): number {
  return Math.round(value * 1000) / 1000;
}
