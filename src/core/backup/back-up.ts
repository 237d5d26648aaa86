import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { copyFile, mkdir, readdir, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGzip } from 'node:zlib';
import pg from 'pg';
import { to as copyTo } from 'pg-copy-streams';
import { filePath } from '../files.ts';
import { columnList, tablesInOrder } from './tables.ts';
import type { Manifest } from './manifest.ts';

/**
 * A whole, consistent copy of the installation into an empty folder: every table as of one instant (one repeatable-read
 * transaction), then every file a row names, then the manifest. Runs beside a working server.
 * The embedded server ships no pg_dump (`docs/decisions/0003-embedded-postgresql.md`), so the copy is our own.
 */
export async function backUp(ownerUrl: string, dataDir: string, folder: string): Promise<Manifest> {
  await mkdir(folder, { recursive: true, mode: 0o700 });
  if ((await readdir(folder)).length > 0) throw new Error(`Thư mục ${folder} không trống. Hãy chọn một thư mục mới cho bản sao lưu.`);
  await mkdir(join(folder, 'tables'));
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query('begin isolation level repeatable read read only');
    const migrations = (await client.query<{ name: string; checksum: string }>('select name, checksum from migration order by name')).rows;
    const heads = Object.fromEntries((await client.query<{ id: string; hash: string }>(`select council_id as id, encode(hash, 'hex') as hash from event_head`)).rows.map((row) => [row.id, row.hash]));
    const tables: Manifest['tables'] = [];
    for (const table of await tablesInOrder(client)) {
      const rows = Number((await client.query<{ n: number }>(`select count(*)::int as n from "${table.name}"`)).rows[0]?.n ?? 0);
      const hash = createHash('sha256');
      const tap = new Transform({
        transform(chunk: Buffer, _encoding, done) {
          hash.update(chunk);
          done(null, chunk);
        }
      });
      await pipeline(client.query(copyTo(`copy "${table.name}" (${columnList(table)}) to stdout`)), tap, createGzip({ level: 5 }), createWriteStream(join(folder, 'tables', `${table.name}.copy.gz`), { mode: 0o600 }));
      tables.push({ name: table.name, columns: table.columns, rows, sha256: hash.digest('hex') });
    }
    const hashes = (await client.query<{ sha256: string }>('select distinct sha256 from file where destroyed_at is null order by 1')).rows.map((row) => row.sha256);
    await client.query('commit');
    const files = await copyFiles(dataDir, folder, hashes);
    const manifest: Manifest = { product: 'nghisu', format: 1, madeAt: new Date().toISOString(), migrations, tables, files, heads };
    await writeFile(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true });
    return manifest;
  } finally {
    await client.end();
  }
}

async function copyFiles(dataDir: string, folder: string, hashes: string[]): Promise<{ count: number; bytes: number }> {
  let bytes = 0;
  for (const sha256 of hashes) {
    const from = filePath(dataDir, sha256);
    const to = filePath(folder, sha256);
    await mkdir(join(to, '..'), { recursive: true, mode: 0o700 });
    await copyFile(from, to).catch((error: NodeJS.ErrnoException) => {
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
