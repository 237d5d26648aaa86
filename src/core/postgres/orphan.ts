import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { binary, nativeFolder } from './binaries.ts';

/**
 * A postmaster left behind by a killed parent still holds its cluster: ask it to end in order, after 15 s at once, and only then go on.
 * Whoever calls this holds the lock of the data folder, or is the last child of a parent that was killed.
 * @param home the folder that holds `cluster/`
 */
export async function endOrphan(home: string, say: (line: string) => void): Promise<void> {
  const cluster = join(home, 'cluster');
  const lock = join(cluster, 'postmaster.pid');
  if (!existsSync(lock)) return;
  const pid = Number((await readFile(lock, 'utf8').catch(() => '')).split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 1 || !(await isPostmaster(pid, cluster))) return;
  say(`Có PostgreSQL của lần chạy trước (tiến trình ${pid}); đang cho dừng.`);
  for (const signal of ['SIGINT', 'SIGQUIT'] as const) {
    await ask(pid, signal, cluster);
    for (let waited = 0; waited < 15_000; waited += 50) {
      if (!(await isPostmaster(pid, cluster))) return;
      await new Promise((done) => setTimeout(done, 50));
    }
  }
}

/** Windows knows no signals between processes: there the server's own tool asks. */
async function ask(pid: number, signal: 'SIGINT' | 'SIGQUIT', cluster: string): Promise<void> {
  const native = nativeFolder();
  if (process.platform === 'win32' && native) {
    const tool = spawn(binary(native, 'pg_ctl'), ['stop', '-D', cluster, '-m', signal === 'SIGINT' ? 'fast' : 'immediate', '-W'], { stdio: 'ignore', windowsHide: true });
    await new Promise((done) => tool.once('exit', done).once('error', done));
    return;
  }
  try {
    process.kill(pid, signal);
  } catch {
    // gone meanwhile
  }
}

/** True only when the process lives and is a PostgreSQL over this cluster: a stale lock may name any later process. */
async function isPostmaster(pid: number, cluster: string): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EPERM') return false;
  }
  if (process.platform !== 'linux') return true;
  const state = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  if (!state.includes('(postgres)') || /\) Z /.test(state)) return false;
  return (await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0').includes(cluster);
}
