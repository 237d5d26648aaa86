import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { startCluster, type Cluster } from '../src/core/postgres/cluster.ts';
import { migrate, readMigrations } from '../src/core/postgres/migrate.ts';
import { makeDatabase, makeRoles, OWNER, WEB } from '../src/core/postgres/roles.ts';
import { installJobs } from '../src/core/jobs.ts';
import { jobs } from '../src/worker/jobs.ts';
import { secret, type Settings } from '../src/core/settings.ts';
import { isServed } from './lock.ts';

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

/** Brings up (or reaches) the database and migrates it. `say` hears what the server prints. */
export async function openInstallation(settings: Settings, say: (line: string) => void = () => undefined): Promise<Installation> {
  mkdirSync(settings.dataDir, { recursive: true });
  const cluster = settings.databaseUrl ? null : await startCluster({ dataDir: settings.dataDir, onLine: say });
  try {
    const { ownerUrl, webUrl } = cluster ? await embeddedUrls(cluster, settings) : await externalUrls(settings);
    const migrated = await migrate(ownerUrl, await readMigrations(join(root, 'db/migrations')));
    if (migrated.length > 0 || !(await jobsReady(ownerUrl))) await installJobs(ownerUrl, jobs);
    return { ownerUrl, webUrl, cluster, migrated, stop: async () => cluster?.stop() };
  } catch (error) {
    await cluster?.stop();
    throw error;
  }
}

async function embeddedUrls(cluster: Cluster, settings: Settings): Promise<{ ownerUrl: string; webUrl: string }> {
  const passwords = { owner: secret(settings.dataDir, 'databaseOwner'), web: secret(settings.dataDir, 'databaseWeb') };
  await makeRoles(cluster.adminUrl(), passwords);
  await makeDatabase(cluster.adminUrl(), 'nghisu');
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${cluster.port}/nghisu`;
  return { ownerUrl: url(OWNER, passwords.owner), webUrl: url(WEB, passwords.web) };
}

/** An external PostgreSQL: its version is checked, and the serving role made where we may, else named by DATABASE_WEB_URL. */
async function externalUrls(settings: Settings): Promise<{ ownerUrl: string; webUrl: string }> {
  const ownerUrl = settings.databaseUrl ?? '';
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect().catch((error: Error) => {
    throw new Error(`Không nối được tới PostgreSQL ở DATABASE_URL: ${error.message}`);
  });
  try {
    const { rows } = await client.query<{ version: number; encoding: string; may: boolean; exists: boolean }>(
      `select current_setting('server_version_num')::int as version, pg_encoding_to_char(d.encoding) as encoding, r.rolcreaterole or r.rolsuper as may,
         exists (select 1 from pg_roles where rolname = $1) as exists
       from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`,
      [WEB]
    );
    const found = rows[0];
    if (!found || found.version < 150000) throw new Error('PostgreSQL ở DATABASE_URL cần từ bản 15 trở lên.');
    if (found.encoding !== 'UTF8') throw new Error('Cơ sở dữ liệu ở DATABASE_URL cần mã UTF8.');
    if (settings.databaseWebUrl) return { ownerUrl, webUrl: settings.databaseWebUrl };
    if (!found.may) throw new Error(`Vai trò ở DATABASE_URL không tạo được vai trò phục vụ. Hãy tạo vai trò ${WEB} (không quyền siêu người dùng) rồi đặt DATABASE_WEB_URL.`);
    const password = secret(settings.dataDir, 'databaseWeb');
    await client.query(`${found.exists ? 'alter' : 'create'} role ${WEB} login nosuperuser nobypassrls nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(client.database ?? '')} to ${WEB}`);
    const url = new URL(ownerUrl);
    url.username = WEB;
    url.password = password;
    return { ownerUrl, webUrl: url.href };
  } finally {
    await client.end();
  }
}

/** Whether every queue the product knows is there already (a new job in a new version has no migration of its own). */
async function jobsReady(ownerUrl: string): Promise<boolean> {
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
 */
export async function reachInstallation(settings: Settings): Promise<Installation> {
  if (settings.databaseUrl || !isServed(settings.dataDir)) return openInstallation(settings);
  const port = readFileSync(join(settings.dataDir, 'postgres-port'), 'utf8').trim();
  const url = (role: string, password: string) => `postgres://${role}:${password}@127.0.0.1:${port}/nghisu`;
  return {
    ownerUrl: url(OWNER, secret(settings.dataDir, 'databaseOwner')),
    webUrl: url(WEB, secret(settings.dataDir, 'databaseWeb')),
    cluster: null,
    migrated: [],
    stop: async () => undefined
  };
}
