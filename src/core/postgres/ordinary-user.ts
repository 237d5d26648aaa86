import { accessSync, constants, existsSync, readFileSync, statSync } from 'node:fs';
import { cp, readdir, readFile, rename, rm } from 'node:fs/promises';
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

/** A folder for what the ordinary user must reach when the data folder lies in a closed home. @throws Error in Vietnamese when there is none. */
export function openBase(): string {
  for (const base of ['/var/lib', '/var/tmp']) {
    try {
      accessSync(base, constants.W_OK);
      return base;
    } catch {
      continue;
    }
  }
  throw new Error('PostgreSQL kèm theo không chạy được dưới tài khoản root với thư mục dữ liệu này. Hãy chọn --data ở nơi khác, ví dụ /srv/nghisu.');
}

/**
 * The server's binaries where the ordinary user can read them; copied (60 MB, once a version) when their own folder is closed.
 * The copy is made beside and renamed, so that one cut short is never used.
 */
export async function openBinaries(native: string, beside: string): Promise<string> {
  if (reachableByOthers(native)) return native;
  const { version } = JSON.parse(await readFile(join(dirname(native), 'package.json'), 'utf8')) as { version: string };
  const prefix = 'postgres-binaries';
  const copy = join(beside, `${prefix}-${version}`);
  if (existsSync(copy)) return copy;
  for (const old of (await readdir(beside)).filter((name) => name.startsWith(prefix))) await rm(join(beside, old), { recursive: true, force: true });
  await cp(native, `${copy}.part`, { recursive: true, verbatimSymlinks: true });
  await rename(`${copy}.part`, copy);
  return copy;
}
