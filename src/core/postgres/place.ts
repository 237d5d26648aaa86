import { existsSync } from 'node:fs';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { randomBytes } from 'node:crypto';
import { dirname, join, resolve } from 'node:path';
import { openBase, ordinaryUser, reachableByOthers, type OrdinaryUser } from './ordinary-user.ts';

/** Names the folder of the cluster where it could not lie inside the data folder. */
const NOTE = 'postgres-place';

/** Whether a data folder holds a database of ours already (commands must not make one by a mistyped name). */
export function hasDatabase(dataDir: string): boolean {
  return existsSync(join(dataDir, 'postgres-password'));
}

/**
 * Where the cluster of a data folder lies: `postgres/` inside it, or, when we are root and the folder lies in a closed home such as
 * /root, a folder of its own under /var/lib that the ordinary user can reach; the data folder keeps a note of it.
 * @throws Error in Vietnamese when the note names a folder that is not there: the data folder was copied without its database.
 */
export async function placeOf(dataDir: string): Promise<{ home: string; user: OrdinaryUser | null }> {
  const user = ordinaryUser();
  const note = join(dataDir, NOTE);
  if (existsSync(note)) {
    const home = (await readFile(note, 'utf8')).trim();
    if (!existsSync(home)) throw new Error(`Cơ sở dữ liệu của thư mục ${dataDir} nằm ở ${home} và không còn ở đó. Hãy khôi phục từ bản sao lưu vào một thư mục mới (nghisu restore).`);
    return { home, user };
  }
  const inside = join(resolve(dataDir), 'postgres');
  if (!user || existsSync(join(inside, 'cluster')) || reachableByOthers(dirname(inside))) {
    await mkdir(inside, { recursive: true, mode: 0o755 });
    return { home: inside, user };
  }
  const home = join(openBase(), 'nghisu', randomBytes(6).toString('hex'));
  await mkdir(home, { recursive: true, mode: 0o755 });
  await writeFile(note, home);
  return { home, user };
}
