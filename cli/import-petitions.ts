import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { now } from '../src/core/clock.ts';
import { clockActor, dayOf } from '../src/core/context.ts';
import { closeDatabase, councils, inCouncil, openDatabase } from '../src/core/db.ts';
import { isExpected } from '../src/core/errors.ts';
import { mapColumns } from '../src/core/sheets/columns.ts';
import { readSheet } from '../src/core/sheets/read.ts';
import { readSettings } from '../src/core/settings.ts';
import { organizationChoices } from '../src/modules/organization/server/queries.ts';
import { petitionColumns, type Mapping } from '../src/modules/petition/intake/columns.ts';
import { decisionOf, type SheetHead } from '../src/modules/petition/intake/sheet-state.ts';
import { checkRows, type CheckedRow } from '../src/modules/petition/server/intake/check.ts';
import { earlierPetitions, knownRaisings, surroundings } from '../src/modules/petition/server/intake/check-input.ts';
import { takeSheet } from '../src/modules/petition/server/intake/commands/take-sheet.ts';
import { mostRows } from '../src/modules/petition/server/intake/read-thread.ts';
import { recordRows } from '../src/modules/petition/server/intake/record-rows.ts';
import { say } from '../src/words.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation } from './installation.ts';

/**
 * `nghisu import petitions FILE.xlsx [--council SLUG] [--no-history] [--write] [--drop-bad] [--data DIR] [--json]`: a preview with a reason for every refused row and the same matter raised
 * before; `--write` takes the list in, all of it or, with `--drop-bad`, the good rows. The same file again writes nothing twice. Exit status 1 while rows are refused.
 */
export async function importPetitions(args: string[]): Promise<number> {
  const { values, positionals } = commandLine(args, { council: { type: 'string' }, 'no-history': { type: 'boolean' }, write: { type: 'boolean' }, 'drop-bad': { type: 'boolean' }, json: { type: 'boolean' } });
  const [file, more] = positionals;
  if (!file || more) throw new UsageError('Cách dùng: nghisu import petitions TỆP.xlsx [--council ĐỊA-CHỈ] [--no-history] [--write] [--drop-bad] [--json]');
  const bytes = new Uint8Array(await readFile(file));
  const name = basename(file);
  const table = await readSheet(bytes, name, { limits: { rows: mostRows } });
  const { mapping, missing } = mapColumns(table, petitionColumns);
  if (missing.length > 0) throw new Error(`Tệp “${name}” không có các cột cần thiết. ${missing.join(' ')}`);
  const installation = await reachInstallation(readSettings(), 'migrated');
  const database = openDatabase(installation.webUrl, { max: 2 });
  try {
    const council = await councilOf(database, values['council'] as string | undefined);
    const today = dayOf(now());
    const { rows, head } = await inCouncil(database, { councilId: council.id }, 'read', async (tx) => {
      const organizations = await organizationChoices(tx);
      const bodyId = organizations.find((each) => each.kind === 'peoples-committee')?.id ?? null;
      const sheet: SheetHead = { sheet: table.sheet, others: table.others, titles: table.titles, headRow: table.headRow, totals: table.totals, mapping: mapping as Mapping, raisedOn: null, bodyId, history: !values['no-history'] };
      const around = surroundings(organizations, { head: sheet, fileName: name, council: council.name }, today);
      return { head: sheet, rows: checkRows({ rows: table.rows, mapping: mapping as Mapping, around, earlier: await earlierPetitions(tx), known: await knownRaisings(tx) }) };
    });
    const bad = rows.filter((row) => row.line === null);
    const good = rows.length - bad.length;
    let written = 0;
    if (values['write'] && good > 0 && (bad.length === 0 || values['drop-bad'])) {
      const scope = { database, councilId: council.id, actor: clockActor, now: now() };
      const { importId } = await takeSheet.execute(scope, { file: { name, bytes }, table, head, rows }).catch(asSentence);
      for (let done = 1; done > 0; written += done) ({ done } = await recordRows.execute(scope, { importId }).catch(asSentence));
    }
    if (values['json']) console.log(JSON.stringify(document(council.slug, name, head, rows, written)));
    else report(council.name, rows, written, values['write'] === true);
    return bad.length > 0 && written === 0 ? 1 : 0;
  } finally {
    await closeDatabase(database);
    await installation.stop();
  }
}

async function councilOf(database: Parameters<typeof councils.list>[0], slug: string | undefined) {
  const list = await councils.list(database);
  const found = slug ? list.find((each) => each.slug === slug) : list.length === 1 ? list[0] : undefined;
  if (!found) throw new UsageError(list.length === 0 ? 'Chưa có hội đồng nào trong dữ liệu này.' : `Hãy ghi --council, một trong: ${list.map((each) => each.slug).join(', ')}.`);
  return found;
}

/** What a program reads: no names of voters. */
function document(council: string, file: string, head: SheetHead, rows: readonly CheckedRow[], written: number) {
  return {
    council,
    file,
    columns: Object.fromEntries(Object.entries(head.mapping).map(([key, place]) => [key, head.titles[place] ?? ''])),
    rows: rows.length,
    good: rows.filter((row) => row.line !== null).length,
    written,
    refused: rows.filter((row) => row.line === null).map(({ row, problems }) => ({ row, problems })),
    same: rows.flatMap(({ row, near, line }) => (line && near ? [{ row, code: near.code || null, sameRow: near.row, score: near.score, joined: decisionOf(null, near) === 'join' }] : []))
  };
}

function report(name: string, rows: readonly CheckedRow[], written: number, write: boolean): void {
  const bad = rows.filter((row) => row.line === null);
  const joining = rows.filter((row) => row.line && row.near && decisionOf(null, row.near) === 'join').length;
  console.error(`${name}: ${rows.length - bad.length} dòng ghi được (${joining} dòng là thêm một lần nêu), ${bad.length} dòng chưa ghi được.`);
  for (const { row, problems } of bad) console.error(`  Dòng ${row}: ${problems.join(' ')}`);
  if (written > 0) console.error(`Đã ghi ${written} dòng vào sổ.`);
  else if (write && bad.length > 0) console.error('Chưa ghi gì. Sửa tệp, hoặc thêm --drop-bad để chỉ ghi các dòng ghi được.');
  else if (!write) console.error('Mới là xem trước. Thêm --write để ghi vào sổ.');
}

function asSentence(error: unknown): never {
  throw isExpected(error) ? new Error(say('vi', error.message, error.params)) : error;
}
