import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { createHash } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';

export interface OrdinaryUser {
  uid: number;
  gid: number;
}

/** PostgreSQL refuses to run as root; the account it runs under instead, or null when we are not root. */
export function ordinaryUser(): OrdinaryUser | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  const accounts = existsSync('/etc/passwd') ? readFileSync('/etc/passwd', 'utf8').split('\n') : [];
  for (const name of ['postgres', 'nobody']) {
    const fields = accounts.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65534, gid: 65534 };
}

/** Whether others may walk down to `path` (the execute bit for all on each folder above it). */
export function reachableByOthers(path: string): boolean {
  let at = resolve(path);
  for (;;) {
    if (existsSync(at) && statSync(at).isDirectory() && (statSync(at).mode & 0o001) === 0) return false;
    const up = dirname(at);
    if (up === at) return true;
    at = up;
  }
}

/**
 * A folder an ordinary user can reach, for what belongs to `path`: `path` itself, or a twin under /var/lib when `path`
 * lies in a closed home such as /root. The twin's name comes from the path, so the next start finds it again.
 */
export function openTwin(path: string): string {
  if (reachableByOthers(dirname(resolve(path)))) return resolve(path);
  const key = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12);
  for (const base of ['/var/lib', '/var/tmp']) {
    try {
      accessSync(base, constants.W_OK);
      return join(base, 'nghisu', key);
    } catch {
      continue;
    }
  }
  return resolve(path);
}

/** The server's binaries where the ordinary user can read them; copied (60 MB, once) when their own folder is closed. */
export async function openBinaries(native: string, beside: string): Promise<string> {
  if (reachableByOthers(native)) return native;
  const copy = join(beside, 'postgres-binaries');
  if (!existsSync(join(copy, 'bin'))) {
    await mkdir(copy, { recursive: true, mode: 0o755 });
    await cp(native, copy, { recursive: true, verbatimSymlinks: true });
  }
  return copy;
}
