import { readFile } from 'node:fs/promises';
import { DocumentRefused } from '../src/core/documents/refusals.ts';
import { readDocument } from '../src/core/documents/read.ts';
import { extractPlan } from '../src/modules/plan/extract/extract.ts';
import type { PlanDocument } from '../src/modules/plan/extract/plan-document.ts';

const usage = 'Cách dùng: nghisu plan extract TỆP… [--json]';

/**
 * `nghisu plan extract FILE… --json`: targets and tasks of plans, as `{ "documents": [ … ] }` on standard output. Without `--json`, one line a target or
 * task for people. A file that cannot be read is named on standard error and the others are still read. Needs no database.
 *
 * @returns exit status: 0, 1 when a file could not be read, 2 for wrong usage
 */
export async function planExtract(args: string[]): Promise<number> {
  const json = args.includes('--json');
  const files = args.filter((arg) => arg !== '--json');
  if (files.length === 0 || files.some((file) => file.startsWith('-'))) {
    process.stderr.write(`${usage}\n`);
    return 2;
  }
  const documents: PlanDocument[] = [];
  let failed = false;
  for (const file of files) {
    try {
      documents.push(extractPlan(await readDocument(await bytesOf(file), file), file));
    } catch (error) {
      if (!(error instanceof DocumentRefused) && !(error instanceof Unreadable)) throw error;
      process.stderr.write(`${error.message}\n`);
      failed = true;
    }
  }
  process.stdout.write(json ? `${JSON.stringify({ documents }, null, 2)}\n` : documents.map(forPeople).join('\n'));
  return failed ? 1 : 0;
}

class Unreadable extends Error {}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file);
  } catch {
    throw new Unreadable(`Không đọc được tệp ${file}.`);
  }
}

function forPeople(document: PlanDocument): string {
  const value = (target: PlanDocument['targets'][number]): string =>
    Array.isArray(target.value)
      ? `${target.value[0]}–${target.value[1]}`
      : `${target.comparator === '=' ? '' : `${target.comparator} `}${target.value}`;
  const at = (lines: [number, number]): string => (lines[0] === lines[1] ? `dòng ${lines[0]}` : `dòng ${lines[0]}–${lines[1]}`);
  return [
    `${document.file}: ${document.title ?? 'không có tiêu đề'}`,
    `  ${document.targets.length} chỉ tiêu`,
    ...document.targets.map(
      (target) => `    ${at(target.lines)}: ${value(target)}${target.unit === 'percent' ? '%' : ` ${target.unit_words}`} | ${target.text}`
    ),
    `  ${document.tasks.length} nhiệm vụ`,
    ...document.tasks.map(
      (task) =>
        `    ${at(task.lines)}: ${task.title} | ${task.lead.join(', ') || 'chưa rõ đơn vị'} | ${task.deadline.words || 'chưa rõ thời hạn'}`
    ),
    ...document.warnings.map((warning) => `  Lưu ý: ${warning}`),
    ''
  ].join('\n');
}
