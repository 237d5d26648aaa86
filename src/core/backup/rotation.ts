/** Names of automatic backups: '2026-11-20T0200'. */
const shape = /^\d{4}-\d{2}-\d{2}T\d{4}$/;

/**
 * Which automatic backups to drop: the newest of each of the last 7 days, 4 weeks and 12 months stay.
 * @param names folder names, any order; names of another shape are never dropped.
 */
export function toDrop(names: readonly string[]): string[] {
  const ours = names.filter((name) => shape.test(name)).sort().reverse();
  const kept = new Set<string>();
  keepNewest(ours, 7, (name) => name.slice(0, 10), kept);
  keepNewest(ours, 4, weekOf, kept);
  keepNewest(ours, 12, (name) => name.slice(0, 7), kept);
  return ours.filter((name) => !kept.has(name));
}

function keepNewest(names: string[], periods: number, periodOf: (name: string) => string, kept: Set<string>): void {
  const seen = new Set<string>();
  for (const name of names) {
    const period = periodOf(name);
    if (seen.has(period)) continue;
    seen.add(period);
    if (seen.size > periods) return;
    kept.add(name);
  }
}

/** Number of the week since 1970, weeks from Monday. */
function weekOf(name: string): string {
  return String(Math.floor((Date.parse(`${name.slice(0, 10)}T00:00:00Z`) / 86_400_000 + 3) / 7));
}

/** Name for a backup made at this instant, Vietnamese time. */
export function backupName(instant: Date): string {
  return new Date(instant.getTime() + 7 * 3_600_000).toISOString().slice(0, 16).replace(/:/g, '').replace(/T(\d{2})(\d{2})/, 'T$1$2');
}
