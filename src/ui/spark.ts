/** A line of values as a path inside `width` × `height` user units: ink for what was, dashes for the forecast, one level for the goal. */
export type Spark = {
  line: string;
  forecast: string | null;
  goalY: number | null;
  last: { x: number; y: number } | null;
  ahead: { x: number; y: number } | null;
};

const round = (n: number) => Math.round(n * 10) / 10;

/**
 * Geometry of a sparkline. The scale runs from 0 (or the smallest value, when negative) to the largest of values, goal and forecast; missing values (null) break nothing: the line
 * goes on to the next one. One value is a dot.
 */
export function sparkOf(
  values: readonly (number | null)[],
  options: { width: number; height: number; goal?: number | null | undefined; forecast?: number | null | undefined }
): Spark {
  const { width, height, goal = null, forecast = null } = options;
  const known = values.filter((v): v is number => v !== null);
  const top = Math.max(...known, goal ?? -Infinity, forecast ?? -Infinity, 0);
  const bottom = Math.min(0, ...known);
  const span = top - bottom || 1;
  const steps = Math.max(1, values.length - 1 + (forecast === null ? 0 : 1));
  const x = (index: number) => round(3 + (index * (width - 6)) / steps);
  const y = (value: number) => round(4 + (1 - (value - bottom) / span) * (height - 8));
  const points = values.flatMap((v, index) => (v === null ? [] : [{ x: x(index), y: y(v) }]));
  const last = points[points.length - 1] ?? null;
  const ahead = forecast !== null && last ? { x: x(values.length), y: y(forecast) } : null;
  return {
    line: points.map((p, index) => `${index === 0 ? 'M' : 'L'}${p.x} ${p.y}`).join(' '),
    forecast: ahead && last ? `M${last.x} ${last.y} L${ahead.x} ${ahead.y}` : null,
    goalY: goal === null ? null : y(goal),
    last,
    ahead
  };
}
