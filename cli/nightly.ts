import { mkdirSync, readdirSync, statfsSync, writeFileSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { backUp } from '../src/core/backup/back-up.ts';
import { isWhole } from '../src/core/backup/manifest.ts';
import { backupName, toDrop } from '../src/core/backup/rotation.ts';
import type { Settings } from '../src/core/settings.ts';

const hour = 3_600_000;
/** Names of automatic backups, whole or cut short. */
const ours = /^\d{4}-\d{2}-\d{2}T\d{4}$/;
/** What must stay free beside a backup so that the database itself can go on writing, bytes. */
const reserve = 300 * 1024 * 1024;

/**
 * Backs up by itself: once a night at two in the morning, and soon after a start when the last one is older than a day
 * (office PCs sleep at night). Old ones go by `rotation.ts`; the outcome is written to `backups/last.json` for the page that shows it.
 * @returns what ends it: the one under way is given up, and what it wrote is taken away
 */
export function backUpNightly(settings: Settings, ownerUrl: string, now: () => Date, say: (line: string) => void): () => Promise<void> {
  const ending = new AbortController();
  const folder = join(settings.dataDir, 'backups');
  let working: Promise<void> | null = null;
  const look = (): void => {
    working ??= backUpWhenDue(folder, settings, ownerUrl, now, ending.signal).then(
      () => void (working = null),
      (error: Error) => {
        working = null;
        if (!ending.signal.aborted) say(`Sao lưu tự động không xong: ${error.message}`);
      }
    );
  };
  const first = setTimeout(look, 60_000);
  const timer = setInterval(look, 10 * 60_000);
  return async () => {
    clearTimeout(first);
    clearInterval(timer);
    ending.abort();
    await working;
  };
}

/**
 * One look: makes a backup when one is due. @returns its folder, or null when none was due.
 * @throws Error in Vietnamese when it could not be made; `backups/last.json` says so as well.
 */
export async function backUpWhenDue(folder: string, settings: Pick<Settings, 'dataDir'>, ownerUrl: string, now: () => Date, signal?: AbortSignal): Promise<string | null> {
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const names = readdirSync(folder).filter((name) => ours.test(name));
  const whole = names.filter((name) => isWhole(join(folder, name))).sort();
  if (!isDue(whole.at(-1), now())) return null;
  const began = now();
  const made = join(folder, backupName(began));
  const report = (outcome: object) => writeFileSync(join(folder, 'last.json'), JSON.stringify({ at: began.toISOString(), ...outcome }));
  try {
    for (const name of names) if (!whole.includes(name)) await rm(join(folder, name), { recursive: true, force: true });
    demandRoom(folder);
    const manifest = await backUp(ownerUrl, settings.dataDir, made, { linkFiles: true, ...(signal ? { signal } : {}) });
    for (const name of toDrop([...whole, backupName(began)])) await rm(join(folder, name), { recursive: true, force: true });
    report({ ok: true, rows: manifest.tables.reduce((sum, table) => sum + table.rows, 0), files: manifest.files.count });
    return made;
  } catch (error) {
    if (!isWhole(made)) await rm(made, { recursive: true, force: true });
    report({ ok: false, why: error instanceof Error ? error.message : String(error) });
    throw error;
  }
}

/** A backup must not take the last room from the work itself. @throws Error naming what is free. */
function demandRoom(folder: string): void {
  const disk = statfsSync(folder);
  const free = disk.bavail * disk.bsize;
  if (free < reserve) throw new Error(`Đĩa chỉ còn ${Math.floor(free / 2 ** 20)} MB nên chưa sao lưu. Hãy dọn bớt đĩa; dữ liệu đang có vẫn nguyên.`);
}

/** Due when the last is over a day old, or two in the morning has passed since it was made. */
export function isDue(last: string | undefined, now: Date): boolean {
  if (!last) return true;
  const made = Date.parse(`${last.slice(0, 13)}:${last.slice(13, 15)}:00+07:00`);
  const tonight = new Date(now.getTime() + 7 * hour);
  tonight.setUTCHours(2, 0, 0, 0);
  const two = tonight.getTime() - 7 * hour;
  return now.getTime() - made > 24 * hour || (now.getTime() >= two && made < two);
}
