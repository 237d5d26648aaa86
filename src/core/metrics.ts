/** Counters of this process in the text format of Prometheus; no personal data, no address of a council. */
const requests = new Map<string, { count: number; seconds: number; buckets: number[] }>();
const bounds = [0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 10];

/** One request answered: its route (the pattern, not the address), method, status and duration. */
export function countRequest(route: string | null, method: string, status: number, ms: number): void {
  const key = `route="${route ?? 'none'}",method="${method}",status="${status}"`;
  const line = requests.get(key) ?? { count: 0, seconds: 0, buckets: bounds.map(() => 0) };
  line.count += 1;
  line.seconds += ms / 1000;
  for (const [index, bound] of bounds.entries()) if (ms / 1000 <= bound) line.buckets[index] = (line.buckets[index] ?? 0) + 1;
  requests.set(key, line);
}

/** @param gauges name → value, measured at the moment of asking. */
export function metricsText(gauges: Record<string, number>): string {
  const lines = ['# TYPE nghisu_request_seconds histogram'];
  for (const [key, line] of requests) {
    for (const [index, bound] of bounds.entries()) lines.push(`nghisu_request_seconds_bucket{${key},le="${bound}"} ${line.buckets[index] ?? 0}`);
    lines.push(`nghisu_request_seconds_bucket{${key},le="+Inf"} ${line.count}`, `nghisu_request_seconds_sum{${key}} ${line.seconds.toFixed(6)}`, `nghisu_request_seconds_count{${key}} ${line.count}`);
  }
  for (const [name, value] of Object.entries(gauges)) lines.push(`# TYPE nghisu_${name} gauge`, `nghisu_${name} ${value}`);
  return `${lines.join('\n')}\n`;
}
