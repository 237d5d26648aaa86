import { existsSync } from 'node:fs';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';

/** What a backup folder says of itself; the last file written, so that a folder without it is no backup. */
export const Manifest = v.object({
  product: v.literal('nghisu'),
  format: v.literal(1),
  madeAt: v.string(),
  migrations: v.array(v.object({ name: v.string(), checksum: v.string() })),
  tables: v.array(v.object({ name: v.string(), columns: v.array(v.string()), rows: v.number(), sha256: v.string() })),
  files: v.object({ count: v.number(), bytes: v.number() }),
  /** Head of the event chain of each council at that moment, hexadecimal. */
  heads: v.record(v.string(), v.string())
});
export type Manifest = v.InferOutput<typeof Manifest>;

/** The last act of a backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const part = join(folder, 'manifest.json.part');
  await writeFile(part, JSON.stringify(manifest, null, 2), { mode: 0o600, flush: true });
  await rename(part, join(folder, 'manifest.json'));
}

/** Whether a backup came to its end: a folder cut short by a power loss is none. */
export function isWhole(folder: string): boolean {
  return existsSync(join(folder, 'manifest.json'));
}

/** @throws Error with one Vietnamese sentence when the folder is no backup of ours. */
export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null);
  if (text === null) throw new Error(`Thư mục ${folder} không phải bản sao lưu của Nghị Sự (thiếu manifest.json), hoặc lần sao lưu đó bị dở.`);
  const parsed = v.safeParse(Manifest, safeJson(text));
  if (!parsed.success) throw new Error(`Bản sao lưu ở ${folder} hỏng hoặc thuộc một bản Nghị Sự khác.`);
  return parsed.output;
}

function safeJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return null;
  }
}
