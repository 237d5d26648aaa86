import type { Result } from './rounds.ts';

/** Results that belong beside each other; the first is the limit. */
export interface Group {
  name: string;
  unit: 'ms' | 'KB';
  results: Result[];
  /** What the design asks of one of them. */
  goal?: { of: string; p95: number } | { of: string; atMost: number };
  note?: string;
}

/** Whether the goal of a group is reached; null where it has none. */
export function reached({ results, goal }: Group): boolean | null {
  if (!goal) return null;
  const found = results.find(({ name }) => name === goal.of);
  if (!found) return false;
  return 'p95' in goal ? found.p95 <= goal.p95 : found.median <= goal.atMost;
}

/** For people: each group with its rows, the spread in brackets, the goal at the end. */
export function lines(group: Group): string[] {
  const { name, unit, results, goal, note } = group;
  const rows = results.map((result) =>
    unit === 'KB'
      ? `    ${result.name.padEnd(44)} ${number(result.median).padStart(9)} KB`
      : `    ${result.name.padEnd(44)} ${number(result.median).padStart(9)} ms  [${number(result.min)}–${number(result.max)}]  p95 ${number(result.p95)}  × ${result.ratio.toFixed(2)}`
  );
  const met = reached(group);
  const asked = goal && ('p95' in goal ? `p95 ≤ ${goal.p95} ms` : `≤ ${goal.atMost} KB`);
  return [`  ${name}${note ? ` (${note})` : ''}`, ...rows, ...(asked ? [`    ${met ? 'reached' : 'NOT REACHED'}: ${asked}`] : [])];
}

function number(value: number): string {
  return value.toFixed(value >= 100 ? 0 : value >= 10 ? 1 : 2);
}
