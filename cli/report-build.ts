import { mkdir, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { now } from '../src/core/clock.ts';
import { dayOf } from '../src/core/context.ts';
import { closeDatabase, councils, inCouncil, openDatabase } from '../src/core/db.ts';
import { isExpected } from '../src/core/errors.ts';
import { readSettings } from '../src/core/settings.ts';
import { builtKinds, buildReport } from '../src/modules/report/server/build.ts';
import type { ReportKind } from '../src/modules/report/schema.ts';
import { say } from '../src/words.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation } from './installation.ts';

const usage = `Cách dùng: nghisu report build --council ĐỊA-CHỈ --kind ${builtKinds.join('|')} --period KỲ --out THƯ-MỤC [--plan KẾ-HOẠCH] [--data DIR] [--json]
KỲ: 2026-11 (tháng), 2026-Q4 (quý), 2026-H1, 2026-9M, 2026 (năm), 2026-W48 (tuần).`;

/**
 * `nghisu report build --council SLUG --kind KIND --period P --out DIR [--plan PLAN] [--data DIR] [--json]`: a report as DOCX, PDF, XLSX and JSON of its figures. The issued or written
 * one where there is one, else drafted from what is recorded; nothing is written into the database. Standard output: the files, one a line, or one JSON document.
 */
export async function reportBuild(args: string[]): Promise<number> {
  const line = commandLine(args, { council: { type: 'string' }, kind: { type: 'string' }, period: { type: 'string' }, out: { type: 'string' }, plan: { type: 'string' }, json: { type: 'boolean' } });
  const { council: slug, kind, period, out, plan } = line.values as Record<string, string | undefined>;
  if (!slug || !kind || !period || !out || line.positionals.length > 0) throw new UsageError(usage);
  if (!builtKinds.includes(kind as ReportKind)) throw new UsageError(`Không có loại báo cáo “${kind}”.\n${usage}`);
  const settings = readSettings();
  const installation = await reachInstallation(settings);
  const database = openDatabase(installation.webUrl, { max: 2 });
  try {
    const council = await councils.bySlug(database, slug);
    if (!council) throw new Error(`Không có hội đồng ở địa chỉ “${slug}”.`);
    const at = now();
    const clock = { now: at, today: dayOf(at), dataDir: settings.dataDir };
    const built = await inCouncil(database, { councilId: council.id }, 'read', (tx) => buildReport(tx, { council: slug, kind: kind as ReportKind, period, plan }, clock));
    const folder = resolve(out);
    await mkdir(folder, { recursive: true });
    const files: string[] = [];
    for (const file of built.files) {
      const path = join(folder, file.name);
      await writeFile(path, file.bytes);
      files.push(path);
    }
    if (line.values['json']) console.log(JSON.stringify({ title: built.title, from: built.from, figures: built.figures, files }));
    else for (const path of files) console.log(path);
    return 0;
  } catch (error) {
    if (!isExpected(error)) throw error;
    const fields = 'fields' in error ? Object.values(error.fields).map((key) => say('vi', key)) : [];
    throw new Error(fields.length > 0 ? fields.join(' ') : say('vi', error.message, error.params));
  } finally {
    await closeDatabase(database);
    await installation.stop();
  }
}
