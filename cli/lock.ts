import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const lockOf = (dataDir: string) => join(dataDir, 'nghisu.pid');

/** Two servers over one data folder would fight: the second is refused, a lock left by a killed one is taken over. */
export function takeLock(dataDir: string): () => void {
  const path = lockOf(dataDir);
  for (let tries = 0; tries < 2; tries += 1) {
    try {
      const handle = openSync(path, 'wx');
      writeFileSync(handle, String(process.pid));
      closeSync(handle);
      return () => rmSync(path, { force: true });
    } catch {
      if (isServed(dataDir)) throw new Error(`Nghị Sự đang chạy trên thư mục dữ liệu này (tiến trình ${readFileSync(path, 'utf8')}). Hãy dừng nó trước, hoặc chọn --data khác.`);
      rmSync(path, { force: true });
    }
  }
  throw new Error(`Không giữ được khóa ${path}.`);
}

/** Whether a living Nghị Sự other than ourselves holds the data folder. */
export function isServed(dataDir: string): boolean {
  const path = lockOf(dataDir);
  const pid = Number(existsSync(path) ? readFileSync(path, 'utf8') : 0);
  return pid > 0 && pid !== process.pid && isOurs(pid);
}

function isOurs(pid: number): boolean {
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  if (process.platform !== 'linux') return true;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('main.ts');
  } catch {
    return false;
  }
}
