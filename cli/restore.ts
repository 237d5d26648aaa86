import { resolve } from 'node:path';
import pg from 'pg';
import { readManifest } from '../src/core/backup/manifest.ts';
import { restoreInto } from '../src/core/backup/restore.ts';
import { installJobs } from '../src/core/jobs.ts';
import { readMigrations } from '../src/core/postgres/migrate.ts';
import { makeDatabase } from '../src/core/postgres/roles.ts';
import { readSettings } from '../src/core/settings.ts';
import { jobs } from '../src/worker/jobs.ts';
import { commandLine } from './command-line.ts';
import { openInstallation, root } from './installation.ts';
import { isServed } from './lock.ts';
import { join } from 'node:path';

/**
 * `nghisu restore DIR [--replace] [--data DIR]`: the whole installation from a backup. The backup is loaded into a database
 * of its own first; only when all of it agrees do the two change places, and the old one is kept under another name.
 */
export async function restore(args: string[]): Promise<number> {
  const line = commandLine(args, { replace: { type: 'boolean' } });
  const [folder] = line.positionals;
  if (!folder || line.positionals.length > 1) {
    console.error('Cách dùng: nghisu restore THƯ-MỤC [--replace] [--data DIR]');
    return 2;
  }
  const settings = readSettings();
  await readManifest(resolve(folder));
  if (isServed(settings.dataDir)) throw new Error('Nghị Sự đang chạy trên thư mục dữ liệu này. Hãy dừng nó rồi khôi phục.');
  const installation = await openInstallation(settings);
  try {
    if (!installation.cluster) throw new Error('Khôi phục vào PostgreSQL ngoài: hãy đặt DATABASE_URL tới một cơ sở dữ liệu trống của máy chủ kèm theo trước, hoặc dùng --data mới.');
    const admin = new pg.Client({ connectionString: installation.cluster.adminUrl() });
    const present = await councilCount(installation.ownerUrl);
    if (present > 0 && !line.values['replace']) throw new Error(`Thư mục dữ liệu đang có ${present} hội đồng. Để thay bằng bản sao lưu, chạy lại với --replace (dữ liệu đang có được giữ dưới tên khác).`);
    const stamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14);
    await makeDatabase(installation.cluster.adminUrl(), `nghisu_restore_${stamp}`);
    const target = installation.ownerUrl.replace(/\/nghisu$/, `/nghisu_restore_${stamp}`);
    const manifest = await restoreInto(target, settings.dataDir, resolve(folder), await readMigrations(join(root, 'db/migrations')));
    await installJobs(target, jobs);
    await admin.connect();
    try {
      await admin.query(`alter database nghisu rename to nghisu_before_${stamp}`);
      await admin.query(`alter database nghisu_restore_${stamp} rename to nghisu`);
    } finally {
      await admin.end();
    }
    console.error(`Đã khôi phục bản sao lưu ngày ${manifest.madeAt.slice(0, 10)}: ${manifest.tables.reduce((sum, table) => sum + table.rows, 0)} dòng, ${manifest.files.count} tệp.`);
    return 0;
  } finally {
    await installation.stop();
  }
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
