import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { backUp } from '../src/core/backup/back-up.ts';
import { backupName } from '../src/core/backup/rotation.ts';
import { startCluster, type Cluster } from '../src/core/postgres/cluster.ts';
import { migrate, pendingMigrations, readMigrations } from '../src/core/postgres/migrate.ts';
import { hasDatabase } from '../src/core/postgres/place.ts';
import { makeDatabase, makeRoles, OWNER, WEB } from '../src/core/postgres/roles.ts';
import { secret, type Settings } from '../src/core/settings.ts';
import { externalUrls } from './external.ts';
import { holderOf, takeLock } from './lock.ts';

export const root = join(import.meta.dirname, '..');

/** The database of this installation, up and migrated. */
export interface Installation {
  ownerUrl: string;
  webUrl: string;
  /** The embedded server, or null when DATABASE_URL names another. */
  cluster: Cluster | null;
  migrated: string[];
  stop(): Promise<void>;
}

/**
 * Brings up (or reaches) the database and migrates it; whoever calls holds the lock of the data folder. `say` hears what the server prints.
 * A database with data in it is backed up before new migrations run over it.
 */
export async function openInstallation(settings: Settings, say: (line: string) => void = () => undefined, shape: 'migrated' | 'as it is' = 'migrated'): Promise<Installation> {
  mkdirSync(settings.dataDir, { recursive: true });
  const cluster = settings.databaseUrl ? null : await startCluster({ dataDir: settings.dataDir, onLine: say });
  try {
    const { ownerUrl, webUrl } = cluster ? await embeddedUrls(cluster, settings) : await externalUrls(settings);
    const migrated = shape === 'migrated' ? await bringUp(ownerUrl, settings) : [];
    return { ownerUrl, webUrl, cluster, migrated, stop: async () => cluster?.stop() };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

async function bringUp(ownerUrl: string, settings: Settings): Promise<string[]> {
  const migrations = await readMigrations(join(root, 'db/migrations'));
  const pending = await pendingMigrations(ownerUrl, migrations);
  if (pending.length > 0 && pending.length < migrations.length) {
    const folder = join(settings.dataDir, 'backups', `truoc-nang-cap-${backupName(new Date())}`);
    console.error(`Bản mới đổi cấu trúc dữ liệu; đang sao lưu vào ${folder} trước khi đổi…`);
    await backUp(ownerUrl, settings.dataDir, folder);
  }
  const migrated = await migrate(ownerUrl, migrations);
  const [{ installJobs }, { jobs }] = await Promise.all([import('../src/core/jobs.ts'), import('../src/worker/jobs.ts')]);
  if (migrated.length > 0 || !(await jobsReady(ownerUrl, jobs))) await installJobs(ownerUrl, jobs);
  return migrated;
}

async function embeddedUrls(cluster: Cluster, settings: Settings): Promise<{ ownerUrl: string; webUrl: string }> {
  const passwords = { owner: secret(settings.dataDir, 'databaseOwner'), web: secret(settings.dataDir, 'databaseWeb') };
  await makeRoles(cluster.adminUrl(), passwords);
  await makeDatabase(cluster.adminUrl(), 'nghisu');
  return urlsAt(settings, cluster.port);
}

function urlsAt(settings: Settings, port: number | string): { ownerUrl: string; webUrl: string } {
  const url = (role: string, name: string) => `postgres://${role}:${secret(settings.dataDir, name)}@127.0.0.1:${port}/nghisu`;
  return { ownerUrl: url(OWNER, 'databaseOwner'), webUrl: url(WEB, 'databaseWeb') };
}

/** Whether every queue the product knows is there already (a new job in a new version has no migration of its own). */
async function jobsReady(ownerUrl: string, jobs: readonly { name: string }[]): Promise<boolean> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const known = await client.query<{ name: string }>('select name from pgboss.queue').catch(() => ({ rows: [] as { name: string }[] }));
    return jobs.every((job) => known.rows.some((row) => row.name === job.name));
  } finally {
    await client.end();
  }
}

/**
 * The database for a command: of the server running over this data folder when there is one, else brought up for the time of the command.
 * @param shape 'as it is' for commands that only look and copy: a backup made before an upgrade must not upgrade.
 * @throws Error in Vietnamese when the folder holds no database (a mistyped name must not make an empty one), or another command is at work in it.
 */
export async function reachInstallation(settings: Settings, shape: 'migrated' | 'as it is' = 'migrated'): Promise<Installation> {
  if (settings.databaseUrl) return openInstallation(settings, undefined, shape);
  if (!hasDatabase(settings.dataDir)) throw new Error(`Thư mục ${settings.dataDir} chưa có dữ liệu Nghị Sự. Hãy chỉ đúng thư mục bằng --data.`);
  for (let waited = 0; holderOf(settings.dataDir)?.kind === 'command' && waited < 60_000; waited += 200) await pause(200);
  if (holderOf(settings.dataDir)?.kind === 'server') return beside(settings);
  const release = takeLock(settings.dataDir, 'command');
  try {
    const installation = await openInstallation(settings, undefined, shape);
    return { ...installation, stop: () => installation.stop().finally(release) };
  } catch (error) {
    release();
    throw error;
  }
}

/** The database of the running server; one that has only just begun is waited for. */
async function beside(settings: Settings): Promise<Installation> {
  for (let tries = 0; ; tries += 1) {
    const urls = urlsAt(settings, readFileSync(join(settings.dataDir, 'postgres-port'), 'utf8').trim());
    const client = new pg.Client({ connectionString: urls.ownerUrl });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1 from migration limit 1');
      return { ...urls, cluster: null, migrated: [], stop: async () => undefined };
    } catch (error) {
      if (tries >= 50) throw new Error(`Không nối được tới cơ sở dữ liệu của Nghị Sự đang chạy: ${(error as Error).message}`, { cause: error });
      await pause(300);
    } finally {
      await client.end().catch(() => undefined);
    }
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
