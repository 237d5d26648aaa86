import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backUp } from '../src/core/backup/back-up.ts';
import { backupName, toDrop } from '../src/core/backup/rotation.ts';
import type { Settings } from '../src/core/settings.ts';

const hour = 3_600_000;

/**
 * Backs up by itself: once a night at two in the morning, and soon after a start when the last one is older than a day
 * (office PCs sleep at night). Old ones go by `rotation.ts`; the outcome is written to `backups/last.json` for the page that shows it.
 */
export function backUpNightly(settings: Settings, ownerUrl: string, now: () => Date): () => void {
  const folder = join(settings.dataDir, 'backups');
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  let working = false;
  const look = async (): Promise<void> => {
    if (working) return;
    const last = readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}T\d{4}$/.test(name)).sort().at(-1);
    if (!isDue(last, now())) return;
    working = true;
    const began = now();
    try {
      const manifest = await backUp(ownerUrl, settings.dataDir, join(folder, backupName(began)));
      for (const name of toDrop(readdirSync(folder))) await rm(join(folder, name), { recursive: true, force: true });
      report({ ok: true, at: began.toISOString(), rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), files: manifest.files.count });
    } catch (error) {
      report({ ok: false, at: began.toISOString(), why: error instanceof Error ? error.message : String(error) });
    } finally {
      working = false;
    }
  };
  const report = (outcome: object) => writeFileSync(join(folder, 'last.json'), JSON.stringify(outcome));
  const first = setTimeout(() => void look(), 60_000);
  const timer = setInterval(() => void look(), 10 * 60_000);
  return () => {
    clearTimeout(first);
    clearInterval(timer);
  };
}

/** Due when the last is over a day old, or two in the morning has passed since it was made. Exported for its test. */
export function isDue(last: string | undefined, now: Date): boolean {
  if (!last) return true;
  const made = Date.parse(`${last.slice(0, 13)}:${last.slice(13, 15)}:00+07:00`);
  const tonight = new Date(now.getTime() + 7 * hour);
  tonight.setUTCHours(2, 0, 0, 0);
  const two = tonight.getTime() - 7 * hour;
  return now.getTime() - made > 24 * hour || (now.getTime() >= two && made < two);
}
