import { appendFileSync, existsSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * Keeps what the server says in `nghisu.log` of the data folder, turned over to `nghisu.log.1` at 5 MB.
 * Lines hold ids, codes, routes and times, no names or texts (`src/core/log.ts`).
 */
export function keptLog(dataDir: string): (text: string) => void {
  const path = join(dataDir, 'nghisu.log');
  return (text) => {
    try {
      if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.1`);
      appendFileSync(path, `${text.trimEnd()}\n`, { mode: 0o600 });
    } catch {
      // a full disk must not stop the server for want of a log line
    }
  };
}
