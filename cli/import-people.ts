import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { now } from '../src/core/clock.ts';
import { clockActor, dayOf } from '../src/core/context.ts';
import { closeDatabase, councils, inCouncil, openDatabase } from '../src/core/db.ts';
import { Invalid, isExpected } from '../src/core/errors.ts';
import { readDay } from '../src/core/inputs.ts';
import { organizationChoices } from '../src/modules/organization/server/queries.ts';
import { importPeople as importCommand } from '../src/modules/person/server/commands/import-people.ts';
import { peopleList } from '../src/modules/person/server/queries.ts';
import { readPeopleFile } from '../src/modules/person/server/read-list.ts';
import { readPeople } from '../src/modules/person/sheet.ts';
import { readSettings } from '../src/core/settings.ts';
import { say } from '../src/words.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation } from './installation.ts';

/**
 * `nghisu import people FILE.xlsx [--council SLUG] [--from DAY] [--write] [--drop-bad] [--data DIR] [--json]`: a preview with a reason for every
 * refused row; `--write` takes the list in, all of it or, with `--drop-bad`, the good rows. Exit status 1 while rows are refused.
 */
export async function importPeople(args: string[]): Promise<number> {
  const { values, positionals } = commandLine(args, { council: { type: 'string' }, from: { type: 'string' }, write: { type: 'boolean' }, 'drop-bad': { type: 'boolean' }, json: { type: 'boolean' } });
  const [file, more] = positionals;
  if (!file || more) throw new UsageError('Cách dùng: nghisu import people TỆP.xlsx [--council ĐỊA-CHỈ] [--from 15/3/2026] [--write] [--drop-bad]');
  const today = dayOf(now());
  const fromOn = typeof values['from'] === 'string' ? readDay(values['from']) : today;
  if (!fromOn) throw new UsageError('Ngày --from ghi theo mẫu 15/3/2026.');
  const bytes = new Uint8Array(await readFile(file));
  const installation = await reachInstallation(readSettings(), 'migrated');
  const database = openDatabase(installation.webUrl, { max: 2 });
  try {
    const council = await councilOf(database, values['council'] as string | undefined);
    const read = await readPeopleFile({ name: basename(file), bytes }, today, 'vi').catch((error: unknown) => {
      throw error instanceof Invalid ? new Error(error.fields['file']) : error;
    });
    const lines = await inCouncil(database, { councilId: council.id }, 'read', async (tx) => {
      const known = await peopleList(tx, { past: true }, { today, now: now() });
      return readPeople(read, { organizations: await organizationChoices(tx), place: council.name, fromOn, known: known.map(({ name, phone, email, bornIn }) => ({ name, phone: phone ?? '', email: email ?? '', bornIn })) });
    });
    const good = lines.flatMap((line) => (line.person ? [line.person] : []));
    const bad = lines.filter((line) => line.person === null);
    let written = 0;
    if (values['write'] && good.length > 0 && (bad.length === 0 || values['drop-bad'])) {
      const scope = { database, councilId: council.id, actor: clockActor, now: now() };
      written = (await importCommand.execute(scope, { fileName: basename(file), people: good }).catch(asSentence)).people;
    }
    if (values['json']) console.log(JSON.stringify({ council: council.slug, file: basename(file), rows: lines.length, good: good.length, written, refused: bad.map(({ row, cells, problems }) => ({ row, name: cells.name, problems })) }));
    else report(council.name, good.length, bad, written, values['write'] === true);
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

function report(name: string, good: number, bad: readonly { row: number; cells: { name: string }; problems: string[] }[], written: number, write: boolean): void {
  console.error(`${name}: ${good} dòng dùng được, ${bad.length} dòng chưa đúng.`);
  for (const line of bad) console.error(`  Dòng ${line.row}${line.cells.name ? ` (${line.cells.name})` : ''}: ${line.problems.join(' ')}`);
  if (written > 0) console.error(`Đã nhập ${written} người.`);
  else if (write && bad.length > 0) console.error('Chưa nhập gì. Sửa tệp, hoặc thêm --drop-bad để chỉ nhập các dòng dùng được.');
  else console.error('Mới là xem trước. Thêm --write để nhập.');
}

function asSentence(error: unknown): never {
  throw isExpected(error) ? new Error(say('vi', error.message, error.params)) : error;
}
