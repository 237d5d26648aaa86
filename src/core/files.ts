import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { randomUUID } from 'node:crypto';
import { fileTypeFromBuffer } from 'file-type';
import { sql } from 'kysely';
import type { Context } from './context.ts';
import type { CouncilTx, Database } from './db.ts';
import { Invalid, NotFound } from './errors.ts';
import { fileLimit } from './file-limit.ts';
import { newId, type Id } from './ids.ts';

export interface StoredFile {
  id: Id<'file'>;
  name: string;
  mediaType: string;
  bytes: number;
  sha256: string;
}

/** Where the bytes of a hash lie: outside the web root, two letters a folder. */
export function filePath(dataDir: string, sha256: string): string {
  return join(dataDir, 'files', sha256.slice(0, 2), sha256);
}

/** Types a browser may show in place; everything else is only ever downloaded. */
const shownInPlace = new Set(['application/pdf', 'image/png', 'image/jpeg', 'image/webp', 'text/plain']);

const accepted: Record<string, string[]> = {
  pdf: ['application/pdf'],
  docx: ['application/vnd.openxmlformats-officedocument.wordprocessingml.document', 'application/zip'],
  xlsx: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'application/zip'],
  pptx: ['application/vnd.openxmlformats-officedocument.presentationml.presentation', 'application/zip'],
  doc: ['application/x-cfb'],
  xls: ['application/x-cfb'],
  odt: ['application/vnd.oasis.opendocument.text'],
  ods: ['application/vnd.oasis.opendocument.spreadsheet'],
  png: ['image/png'],
  jpg: ['image/jpeg'],
  jpeg: ['image/jpeg'],
  webp: ['image/webp'],
  zip: ['application/zip'],
  txt: [],
  md: [],
  csv: []
};

/** A state-secret mark in a file's name ("…_MẬT.pdf"); the text of documents is checked where they are read. */
export function secretMarkInName(name: string): string | null {
  const match = /(?:^|[\s_\-.([])(TUYỆT MẬT|TỐI MẬT|MẬT|TUYET[ _]MAT|TOI[ _]MAT)(?=[\s_\-.)\]]|$)/u.exec(name.normalize('NFC'));
  return match?.[1] ?? null;
}

/**
 * Keeps the bytes under their hash and a row for the council. The type is what the bytes are, never what the name says.
 * The bytes are on disk before the row exists; a row without bytes cannot be.
 * @throws Invalid('file') with one sentence: empty, too large, marked secret, or not what its name says.
 */
export async function storeFile(context: Context, dataDir: string, given: { name: string; bytes: Uint8Array }, field = 'file'): Promise<StoredFile> {
  const name = cleanName(given.name);
  const { bytes } = given;
  if (bytes.byteLength === 0) throw new Invalid({ [field]: 'core.file-empty' });
  if (bytes.byteLength > fileLimit) throw new Invalid({ [field]: 'core.file-large-50' });
  if (secretMarkInName(name)) throw new Invalid({ [field]: 'core.file-secret-name' });
  const mediaType = await sniff(name, bytes);
  if (!mediaType) throw new Invalid({ [field]: 'core.file-type' });
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  const path = filePath(dataDir, sha256);
  const kept = await stat(path).catch(() => null);
  if (!kept || kept.size !== bytes.byteLength) {
    await mkdir(dirname(path), { recursive: true });
    const part = `${path}.${randomUUID()}.part`;
    await writeFile(part, bytes, { mode: 0o600, flush: true });
    await rename(part, path);
  }
  const file: StoredFile = { id: newId<'file'>(context.now.getTime()), name, mediaType, bytes: bytes.byteLength, sha256 };
  await sql`insert into file (council_id, file_id, sha256, name, media_type, bytes, added_at, added_by)
    values (${context.councilId}, ${file.id}, ${sha256}, ${name}, ${mediaType}, ${file.bytes}, ${context.now}, ${context.actor.personId})`.execute(context.tx);
  return file;
}

const compound = 'application/x-cfb';
const lockable = new Set(['docx', 'xlsx', 'pptx']);

/** A compound file whose directory names an encrypted package ([MS-OFFCRYPTO] 2.3). */
function holdsLockedOffice(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** The media type by content, or null when the content is not what the name's ending says (or is not accepted at all). */
async function sniff(name: string, bytes: Uint8Array): Promise<string | null> {
  const ending = /\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '';
  const allowed = accepted[ending];
  if (!allowed) return null;
  const found = await fileTypeFromBuffer(bytes);
  // Behind a password an Office file is a compound file around the real one: kept as it came, so that whoever reads it can say what to do.
  if (found?.mime === compound && lockable.has(ending) && holdsLockedOffice(bytes)) return compound;
  if (allowed.length === 0) return found || bytes.subarray(0, 4096).includes(0) ? null : 'text/plain';
  return found && allowed.includes(found.mime) ? found.mime : null;
}

export async function readStored(tx: CouncilTx, dataDir: string, id: string): Promise<StoredFile & { content: Buffer; inline: boolean }> {
  const { rows } = await sql<{ file_id: Id<'file'>; name: string; media_type: string; bytes: number; sha256: string }>`
    select file_id, name, media_type, bytes, sha256 from file where council_id = app.council() and file_id = ${id} and destroyed_at is null`.execute(tx);
  const row = rows[0];
  if (!row) throw new NotFound();
  const content = await readFile(filePath(dataDir, row.sha256));
  return { id: row.file_id, name: row.name, mediaType: row.media_type, bytes: row.bytes, sha256: row.sha256, content, inline: shownInPlace.has(row.media_type) };
}

/**
 * Destroys the bytes of a file found to bear a secrecy mark, and blanks its name: nothing secret has bytes here.
 * The row stays, so that the log can say when it came and went.
 */
export async function destroyFile({ tx, councilId, now }: Context, dataDir: string, id: string): Promise<void> {
  const { rows } = await sql<{ sha256: string }>`update file set destroyed_at = ${now}, name = '(đã hủy)' where council_id = ${councilId} and file_id = ${id} and destroyed_at is null returning sha256`.execute(tx);
  const sha256 = rows[0]?.sha256;
  if (sha256) await rm(filePath(dataDir, sha256), { force: true });
}

/**
 * Removes from the disk the bytes of the hashes no council has a file of any more. They are asked for right before,
 * because the same content may just have been stored again.
 */
export async function forgetBytes(database: Database, dataDir: string, hashes: readonly string[]): Promise<void> {
  if (hashes.length === 0) return;
  const { rows } = await sql<{ sha256: string }>`select h as sha256 from app.hashes_nobody_has(${hashes}::text[]) h`.execute(database.kysely);
  for (const { sha256 } of rows) await rm(filePath(dataDir, sha256), { force: true });
}

/** NFC, no path, no control characters, at most 180 characters with the ending kept. */
function cleanName(raw: string): string {
  const base = (raw.normalize('NFC').split(/[\\/]/).at(-1) ?? '').replace(/[\u0000-\u001f\u007f<>:"|?*]/g, ' ').trim() || 'tep';
  if (base.length <= 180) return base;
  const ending = /\.[a-z0-9]{1,5}$/i.exec(base)?.[0] ?? '';
  return base.slice(0, 180 - ending.length) + ending;
}
