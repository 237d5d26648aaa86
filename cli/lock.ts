import { closeSync, existsSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { uptime } from 'node:os';
import { join } from 'node:path';

const lockOf = (dataDir: string) => join(dataDir, 'nghisu.pid');

/** Who holds a data folder: the server, or a command that brought the database up for its own time. */
export interface Holder {
  pid: number;
  kind: 'server' | 'command';
}

/**
 * Two servers over one data folder would fight: the second is refused, a lock left by a killed one is taken over.
 * @returns what gives the lock back. @throws Error in Vietnamese while another living process holds it.
 */
export function takeLock(dataDir: string, kind: Holder['kind'] = 'server'): () => void {
  const path = lockOf(dataDir);
  for (let tries = 0; tries < 3; tries += 1) {
    try {
      const handle = openSync(path, 'wx');
      writeFileSync(handle, `${process.pid}\n${kind}\n${birthOf(process.pid)}\n`);
      closeSync(handle);
      return () => rmSync(path, { force: true });
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const holder = holderOf(dataDir);
      if (holder) throw new Error(`${holder.kind === 'server' ? 'Nghị Sự' : 'Một lệnh nghisu'} đang chạy trên thư mục dữ liệu này (tiến trình ${holder.pid}). Hãy dừng nó trước, hoặc chọn --data khác. Nếu chắc chắn không có, xóa tệp ${path} rồi chạy lại.`);
      rmSync(path, { force: true });
    }
  }
  throw new Error(`Không giữ được khóa ${path}.`);
}

/** The living process other than ourselves that holds the data folder, or null. */
export function holderOf(dataDir: string): Holder | null {
  const path = lockOf(dataDir);
  if (!existsSync(path)) return null;
  const [pid = '', kind = '', birth = ''] = readFileSync(path, 'utf8').split('\n');
  const holder: Holder = { pid: Number(pid), kind: kind === 'command' ? 'command' : 'server' };
  if (!(holder.pid > 0) || holder.pid === process.pid || !lives(holder.pid)) return null;
  // Another process may have come by the number since: on Linux its birth tells; elsewhere, that the machine runs for less long than it did then.
  if (process.platform === 'linux') return birthOf(holder.pid) === birth ? holder : null;
  return uptime() < Number(birth) ? null : holder;
}

function lives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

/** When a process began, in ticks since the machine did (field 22 of /proc/PID/stat); elsewhere for how many seconds the machine runs now. Never the clock of the day, which may be set. */
function birthOf(pid: number): string {
  if (process.platform !== 'linux') return String(Math.floor(uptime()));
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}
