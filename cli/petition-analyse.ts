import { readFile } from 'node:fs/promises';
import { array, check, nonEmpty, object, optional, pipe, safeParse, string, type InferOutput } from 'valibot';
import { analysePetitions, type Analysis } from '../src/modules/petition/analysis/analyse.ts';

const usage = 'Cách dùng: nghisu petition analyse TỆP.json [--json]';

const Petitions = object({
  petitions: pipe(
    array(object({ id: pipe(string(), nonEmpty()), text: string(), at: optional(string()), source: optional(string()) })),
    check((list) => new Set(list.map(({ id }) => id)).size === list.length, 'id')
  )
});

/**
 * `nghisu petition analyse FILE.json --json`: field, competent level and same-matter group of petitions in the order received, by id, on standard output
 * (`docs/contracts.md`). Without `--json`, one line a petition for people. Needs no database and no network.
 *
 * @returns exit status: 0, 1 when the file cannot be read or is no list of petitions, 2 for wrong usage
 */
export async function petitionAnalyse(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const [file, ...more] = args.filter((arg) => arg !== '--json');
  if (file === undefined || more.length > 0 || file.startsWith('-')) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const given = await petitionsOf(file);
  if (typeof given === 'string') {
    process.stderr.write(`${given}\n`);
    return 1;
  }
  const found = analysePetitions(given.petitions.map(({ id, text }) => ({ id, text: text.normalize('NFC') })));
  process.stdout.write(json ? `${JSON.stringify(Object.fromEntries(found), null, 2)}\n` : [...found].map(forPeople).join(''));
  return 0;
}

/** The petitions of a file, or one sentence on why there are none. */
async function petitionsOf(file: string): Promise<InferOutput<typeof Petitions> | string> {
  let content: string;
  try {
    content = await readFile(file, 'utf8');
  } catch {
    return `Không đọc được tệp ${file}.`;
  }
  let value: unknown;
  try {
    value = JSON.parse(content.replace(/^\uFEFF/, ''));
  } catch {
    return `Tệp ${file} không phải là JSON.`;
  }
  const parsed = safeParse(Petitions, value);
  return parsed.success ? parsed.output : `Tệp ${file} không đúng mẫu: cần { "petitions": [ { "id": "…", "text": "…" } ] }, mỗi "id" một lần.`;
}

function forPeople([id, { field, level, group, similar }]: [string, Analysis]): string {
  return `${id}: ${field} | ${level} | ${group}${similar.length > 0 ? ` | gần với ${similar.map((near) => `${near.id} (${near.score})`).join(', ')}` : ''}\n`;
}
