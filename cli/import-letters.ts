import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { now } from '../src/core/clock.ts';
import { clockActor, dayOf } from '../src/core/context.ts';
import { closeDatabase, councils, inCouncil, openDatabase } from '../src/core/db.ts';
import { Invalid, isExpected } from '../src/core/errors.ts';
import { importLetters as importCommand } from '../src/modules/letter/server/commands/import-letters.ts';
import { readLetterFile } from '../src/modules/letter/server/read-letters.ts';
import { readSettings } from '../src/core/settings.ts';
import { say } from '../src/words.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation } from './installation.ts';

/**
 * `nghisu import letters FILE.xlsx [--council SLUG] [--write] [--drop-bad] [--data DIR] [--json]`: a preview of a book of letters with a reason for every refused row, which never
 * tells a sender; `--write` takes them in, all or, with `--drop-bad`, the good rows. Exit status 1 while rows are refused.
 */
export async function importLetters(args: string[]): Promise<number> {
  const { values, positionals } = commandLine(args, { council: { type: 'string' }, write: { type: 'boolean' }, 'drop-bad': { type: 'boolean' }, json: { type: 'boolean' } });
  const [file, more] = positionals;
  if (!file || more) throw new UsageError('Cách dùng: nghisu import letters TỆP.xlsx [--council ĐỊA-CHỈ] [--write] [--drop-bad]');
  const bytes = new Uint8Array(await readFile(file));
  const installation = await reachInstallation(readSettings(), 'migrated');
  const database = openDatabase(installation.webUrl, { max: 2 });
  try {
    const list = await councils.list(database);
    const asked = values['council'] as string | undefined;
    const council = asked ? list.find((each) => each.slug === asked) : list.length === 1 ? list[0] : undefined;
    if (!council) throw new UsageError(list.length === 0 ? 'Chưa có hội đồng nào trong dữ liệu này.' : `Hãy ghi --council, một trong: ${list.map((each) => each.slug).join(', ')}.`);
    const lines = await inCouncil(database, { councilId: council.id }, 'read', (tx) => readLetterFile(tx, { name: basename(file), bytes }, dayOf(now()))).catch(asSentence);
    const good = lines.flatMap((line) => (line.letter ? [line.letter] : []));
    const bad = lines.filter((line) => line.letter === null);
    let written = 0;
    if (values['write'] && good.length > 0 && (bad.length === 0 || values['drop-bad']))
      written = (await importCommand.execute({ database, councilId: council.id, actor: clockActor, now: now() }, { fileName: basename(file), letters: good }).catch(asSentence)).letters;
    if (values['json']) console.log(JSON.stringify({ council: council.slug, file: basename(file), rows: lines.length, good: good.length, written, refused: bad.map(({ row, problems }) => ({ row, problems })) }));
    else {
      console.error(`${council.name}: ${good.length} đơn dùng được, ${bad.length} dòng chưa đúng.`);
      for (const line of bad) console.error(`  Dòng ${line.row}: ${line.problems.join(' ')}`);
      if (written > 0) console.error(`Đã vào sổ ${written} đơn.`);
      else if (values['write'] && bad.length > 0) console.error('Chưa nhập gì. Sửa tệp, hoặc thêm --drop-bad để chỉ nhập các dòng dùng được.');
      else console.error('Mới là xem trước. Thêm --write để vào sổ.');
    }
    return bad.length > 0 && written === 0 ? 1 : 0;
  } finally {
    await closeDatabase(database);
    await installation.stop();
  }
}

function asSentence(error: unknown): never {
  if (error instanceof Invalid) throw new Error(Object.values(error.fields).map((key) => say('vi', key)).join(' '));
  throw isExpected(error) ? new Error(say('vi', error.message, error.params)) : error;
}
