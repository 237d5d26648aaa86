import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, link, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { filePath } from '../files.ts';
import { columnList, tablesInOrder, type TableShape } from './tables.ts';
import { writeManifest, type Manifest } from './manifest.ts';

export interface BackUpOptions {
  /** On one disk with the data: gives the same bytes a second name instead of copying them (they never change under a name). */
  linkFiles?: boolean;
  /** Gives up between two tables or files. */
  signal?: AbortSignal;
}

/**
 * A whole, consistent copy of the installation into an empty folder: every table as of one instant (one repeatable-read
 * transaction), then every file a row names, then the manifest. Runs beside a working server; what it wrote is taken away when it fails.
 * The embedded server ships no pg_dump (`docs/decisions/0003-embedded-postgresql.md`), so the copy is our own.
 */
export async function backUp(ownerUrl: string, dataDir: string, folder: string, options: BackUpOptions = {}): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`Thư mục ${folder} không trống. Hãy chọn một thư mục mới cho bản sao lưu.`);
  try {
    return await fill(ownerUrl, dataDir, folder, options);
  } catch (error) {
    for (const name of await readdir(folder)) await rm(join(folder, name), { recursive: true, force: true });
    throw error;
  }
}

async function fill(ownerUrl: string, dataDir: string, folder: string, options: BackUpOptions): Promise<Manifest> {
  await mkdir(join(folder, 'tables'));
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined); // a lost connection fails the query under way
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = (await client.query<{ name: string; checksum: string }>('select name, checksum from migration order by name')).rows;
    const heads = Object.fromEntries((await client.query<{ id: string; hash: string }>(`select council_id as id, encode(hash, 'hex') as hash from event_head`)).rows.map((row) => [row.id, row.hash]));
    const tables: Manifest['tables'] = [];
    for (const table of await tablesInOrder(client)) {
      options.signal?.throwIfAborted();
      tables.push(await copyTable(client, folder, table));
    }
    const hashes = (await client.query<{ sha256: string }>('select distinct sha256 from file where destroyed_at is null order by 1')).rows.map((row) => row.sha256);
    await client.query('commit');
    const files = await copyFiles(dataDir, folder, hashes, options);
    const manifest: Manifest = { product: 'nghisu', format: 1, madeAt: new Date().toISOString(), migrations, tables, files, heads };
    await writeManifest(folder, manifest);
    return manifest;
  } finally {
    await client.end().catch(() => undefined);
  }
}

async function copyTable(client: pg.Client, folder: string, table: TableShape): Promise<Manifest['tables'][number]> {
  const rows = Number((await client.query<{ n: number }>(`select count(*)::int as n from "${table.name}"`)).rows[0]?.n ?? 0);
  const hash = createHash('sha256');
  const tap = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      hash.update(chunk);
      done(null, chunk);
    }
  });
  const kept = createWriteStream(join(folder, 'tables', `${table.name}.copy.gz`), { mode: 0o600, flush: true });
  await pipeline(client.query(copyTo(`copy "${table.name}" (${columnList(table)}) to stdout`)), tap, createGzip({ level: 5 }), kept);
  return { name: table.name, columns: table.columns, rows, sha256: hash.digest('hex') };
}

async function copyFiles(dataDir: string, folder: string, hashes: string[], { linkFiles, signal }: BackUpOptions): Promise<{ count: number; bytes: number }> {
  let bytes = 0;
  for (const sha256 of hashes) {
    signal?.throwIfAborted();
    const from = filePath(dataDir, sha256);
    const to = filePath(folder, sha256);
    await mkdir(join(to, '..'), { recursive: true, mode: 0o700 });
    await (linkFiles ? link(from, to).catch(() => copyFile(from, to)) : copyFile(from, to)).catch((error: NodeJS.ErrnoException) => {
      throw new Error(`Thiếu tệp ${sha256.slice(0, 12)}… trong kho: ${error.code ?? error.message}. Chạy \`npx nghisu doctor\` để biết tệp nào.`);
    });
    if ((await hashOf(to)) !== sha256) throw new Error(`Tệp ${sha256.slice(0, 12)}… trong kho đã hỏng (nội dung không khớp mã).`);
    bytes += (await stat(to)).size;
  }
  return { count: hashes.length, bytes };
}

export async function hashOf(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
