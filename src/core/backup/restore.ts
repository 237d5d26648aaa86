import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { copyFile, mkdir, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { from as copyFrom } from 'pg-copy-streams';
import { filePath } from '../files.ts';
import { migrate, type Migration } from '../postgres/migrate.ts';
import { hashOf } from './back-up.ts';
import { readManifest, type Manifest } from './manifest.ts';

/**
 * Fills an empty database with a backup: the shape is brought to where it stood when the backup was made, the rows are
 * loaded, then the newer migrations run over them. Counts, checksums and the heads of the event chains must agree.
 * @param ownerUrl an empty database owned by this role. @throws Error naming the first thing that does not agree.
 */
export async function restoreInto(ownerUrl: string, dataDir: string, folder: string, migrations: Migration[]): Promise<Manifest> {
  const manifest = await readManifest(folder);
  const known = migrations.filter((migration) => manifest.migrations.some((then) => then.name === migration.name));
  const unknown = manifest.migrations.filter((then) => !known.some((migration) => migration.name === then.name && checksum(migration.sql) === then.checksum));
  if (unknown.length > 0) throw new Error(`Bản sao lưu do một bản Nghị Sự mới hơn hoặc khác làm ra (${unknown[0]?.name ?? ''}). Hãy cập nhật Nghị Sự rồi khôi phục lại.`);
  await migrate(ownerUrl, known);
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('begin');
    const triggers = await ownTriggers(client);
    const closed = await closedTables(client);
    for (const table of triggers) await client.query(`alter table "${table}" disable trigger user`);
    for (const table of closed) await client.query(`alter table "${table}" no force row level security`);
    for (const table of manifest.tables) await load(client, folder, table);
    await client.query('set constraints all immediate');
    for (const table of closed) await client.query(`alter table "${table}" force row level security`);
    for (const table of triggers) await client.query(`alter table "${table}" enable trigger user`);
    await compareHeads(client, manifest);
    await client.query('commit');
  } catch (error) {
    await client.query('rollback').catch(() => undefined);
    throw error;
  } finally {
    await client.end();
  }
  await migrate(ownerUrl, migrations);
  await restoreFiles(ownerUrl, dataDir, folder);
  return manifest;
}

async function load(client: pg.Client, folder: string, table: Manifest['tables'][number]): Promise<void> {
  const hash = createHash('sha256');
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    }
  });
  const columns = table.columns.map((column) => `"${column}"`).join(', ');
  await pipeline(createReadStream(join(folder, 'tables', `${table.name}.copy.gz`)), createGunzip(), tap, client.query(copyFrom(`copy "${table.name}" (${columns}) from stdin`))).catch((error: Error) => {
    throw new Error(`Không nạp được bảng ${table.name} từ bản sao lưu: ${error.message}`);
  });
  if (hash.digest('hex') !== table.sha256) throw new Error(`Bảng ${table.name} trong bản sao lưu đã bị sửa hoặc hỏng.`);
  const { rows } = await client.query<{ n: number }>(`select count(*)::int as n from "${table.name}"`);
  if (rows[0]?.n !== table.rows) throw new Error(`Bảng ${table.name} có ${rows[0]?.n ?? 0} dòng, bản sao lưu ghi ${table.rows}.`);
}

/** Our triggers would number and seal the rows anew; they are loaded as they were. */
async function ownTriggers(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select distinct c.relname as name from pg_trigger t join pg_class c on c.oid = t.tgrelid
    where not t.tgisinternal and c.relnamespace = 'public'::regnamespace`);
  return rows.map((row) => row.name);
}

/** COPY cannot load through forced row-level security; it is lifted for the owner inside this one transaction. */
async function closedTables(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ name: string }>(`select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relforcerowsecurity`);
  return rows.map((row) => row.name);
}

async function compareHeads(client: pg.Client, manifest: Manifest): Promise<void> {
  const { rows } = await client.query<{ id: string; hash: string }>(`select council_id as id, encode(hash, 'hex') as hash from event_head`);
  for (const [id, head] of Object.entries(manifest.heads))
    if (rows.find((row) => row.id === id)?.hash !== head) throw new Error('Dấu niêm của nhật ký sau khi nạp không khớp với bản sao lưu.');
}

async function restoreFiles(ownerUrl: string, dataDir: string, folder: string): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<{ sha256: string }>('select distinct sha256 from file where destroyed_at is null');
    for (const { sha256 } of rows) {
      const to = filePath(dataDir, sha256);
      await mkdir(join(to, '..'), { recursive: true });
      const part = `${to}.${randomUUID()}.part`;
      await copyFile(filePath(folder, sha256), part);
      if ((await hashOf(part)) !== sha256) throw new Error(`Tệp ${sha256.slice(0, 12)}… trong bản sao lưu đã hỏng.`);
      await rename(part, to);
    }
  } finally {
    await client.end();
  }
}

function checksum(sql: string): string {
  return createHash('sha256').update(sql).digest('hex');
}
