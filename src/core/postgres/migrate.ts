import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import pg from 'pg';

export interface Migration {
  name: string;
  sql: string;
}

/** The migrations of the folder `db/migrations`, in order. */
export async function readMigrations(folder: string): Promise<Migration[]> {
  const names = (await readdir(folder)).filter((name) => /^\d{4}_[a-z0-9-]+\.sql$/.test(name)).sort();
  return Promise.all(names.map(async (name) => ({ name, sql: await readFile(join(folder, name), 'utf8') })));
}

/** Names of the migrations a database has not had yet; all of them for an empty one. */
export async function pendingMigrations(ownerUrl: string, migrations: Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(`select to_regclass('public.migration') is not null as there`);
    if (!rows[0]?.there) return migrations.map(({ name }) => name);
    const known = (await client.query<{ name: string }>('select name from migration')).rows;
    return migrations.map(({ name }) => name).filter((name) => !known.some((row) => row.name === name));
  } finally {
    await client.end();
  }
}

/**
 * Brings a database to the newest shape: forward only, each file in a transaction of its own, one runner at a time
 * (advisory lock). A file already run must not have changed since, and a database a newer version has worked on is left alone.
 * @returns names of the migrations run now.
 */
export async function migrate(ownerUrl: string, migrations: Migration[]): Promise<string[]> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  const ran: string[] = [];
  try {
    await client.query('select pg_advisory_lock(7204051)');
    await client.query('create table if not exists migration (name text primary key, checksum text not null, run_at timestamptz not null default now())');
    const known = new Map((await client.query<{ name: string; checksum: string }>('select name, checksum from migration')).rows.map((row) => [row.name, row.checksum]));
    const newer = [...known.keys()].filter((name) => !migrations.some((migration) => migration.name === name));
    if (newer[0]) throw new Error(`Dữ liệu này do một bản Nghị Sự mới hơn ghi (${newer[0]}). Hãy cập nhật Nghị Sự, hoặc khôi phục bản sao lưu làm trước khi nâng cấp.`);
    for (const { name, sql } of migrations) {
      const checksum = createHash('sha256').update(sql).digest('hex');
      const before = known.get(name);
      if (before === checksum) continue;
      if (before) throw new Error(`Tệp di trú ${name} đã đổi sau khi chạy; cơ sở dữ liệu này thuộc một bản khác của Nghị Sự.`);
      await client.query('begin');
      try {
        await client.query(sql);
        await client.query('insert into migration (name, checksum) values ($1, $2)', [name, checksum]);
        await client.query('commit');
      } catch (error) {
        await client.query('rollback');
        throw new Error(`Di trú ${name} không chạy được: ${(error as Error).message}`, { cause: error });
      }
      ran.push(name);
    }
    return ran;
  } finally {
    await client.end();
  }
}
