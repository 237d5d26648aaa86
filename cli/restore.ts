import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import pg from 'pg';
import { readManifest, type Manifest } from '../src/core/backup/manifest.ts';
import { restoreInto } from '../src/core/backup/restore.ts';
import { installJobs } from '../src/core/jobs.ts';
import { pendingMigrations, readMigrations } from '../src/core/postgres/migrate.ts';
import { makeDatabase } from '../src/core/postgres/roles.ts';
import { readSettings, type Settings } from '../src/core/settings.ts';
import { jobs } from '../src/worker/jobs.ts';
import { commandLine, UsageError } from './command-line.ts';
import { externalUrls } from './external.ts';
import { openInstallation, root } from './installation.ts';
import { takeLock } from './lock.ts';

/**
 * `nghisu restore DIR [--replace] [--data DIR]`: the whole installation from a backup. The backup is loaded into a database
 * of its own first; only when all of it agrees do the two change places, and the old one is kept under another name.
 */
export async function restore(args: string[]): Promise<number> {
  const line = commandLine(args, { replace: { type: 'boolean' } });
  const [folder] = line.positionals;
  if (!folder || line.positionals.length > 1) throw new UsageError('Cách dùng: nghisu restore THƯ-MỤC [--replace] [--data DIR]');
  const settings = readSettings();
  await readManifest(resolve(folder));
  mkdirSync(settings.dataDir, { recursive: true });
  const release = takeLock(settings.dataDir, 'command');
  try {
    const manifest = settings.databaseUrl ? await intoExternal(settings, resolve(folder)) : await intoEmbedded(settings, resolve(folder), line.values['replace'] === true);
    console.error(`Đã khôi phục bản sao lưu ngày ${manifest.madeAt.slice(0, 10)}: ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} dòng, ${manifest.files.count} tệp.`);
    return 0;
  } finally {
    release();
  }
}

async function intoEmbedded(settings: Settings, folder: string, replace: boolean): Promise<Manifest> {
  const installation = await openInstallation(settings);
  const adminUrl = installation.cluster?.adminUrl() ?? '';
  const admin = new pg.Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    const present = await councilCount(installation.ownerUrl);
    if (present > 0 && !replace) throw new Error(`Thư mục dữ liệu đang có ${present} hội đồng. Để thay bằng bản sao lưu, chạy lại với --replace (dữ liệu đang có được giữ dưới tên khác).`);
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    const beside = `nghisu_restore_${stamp}`;
    await makeDatabase(adminUrl, beside);
    const target = installation.ownerUrl.replace(/\/nghisu$/, `/${beside}`);
    try {
      const manifest = await restoreInto(target, settings.dataDir, folder, await readMigrations(join(root, 'db/migrations')));
      await installJobs(target, jobs);
      await admin.query(`alter database nghisu rename to nghisu_before_${stamp}`);
      await admin.query(`alter database ${beside} rename to nghisu`);
      if (present === 0) await admin.query(`drop database nghisu_before_${stamp}`);
      return manifest;
    } catch (error) {
      await admin.query(`drop database if exists ${beside} with (force)`);
      throw error;
    }
  } finally {
    await admin.end();
    await installation.stop();
  }
}

/** An external server's database must be an empty one: we may not rename there. */
async function intoExternal(settings: Settings, folder: string): Promise<Manifest> {
  const { ownerUrl } = await externalUrls(settings);
  const migrations = await readMigrations(join(root, 'db/migrations'));
  if ((await pendingMigrations(ownerUrl, migrations)).length < migrations.length) throw new Error('Cơ sở dữ liệu ở DATABASE_URL đã có dữ liệu. Hãy tạo một cơ sở dữ liệu trống, đặt DATABASE_URL tới đó rồi khôi phục.');
  const manifest = await restoreInto(ownerUrl, settings.dataDir, folder, migrations);
  await installJobs(ownerUrl, jobs);
  return manifest;
}

async function councilCount(ownerUrl: string): Promise<number> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    return (await client.query<{ n: number }>('select count(*)::int as n from council')).rows[0]?.n ?? 0;
  } finally {
    await client.end();
  }
}
