import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from '#core/documents/read.ts';
import { DocumentRefused } from '#core/documents/refusals.ts';
import { readSheet, type SheetTable } from '#core/sheets/read.ts';
import { SheetRefused } from '#core/sheets/refusals.ts';
import { extractMinutes } from '../../intake/minutes/extract.ts';
import type { MinutesLine } from '../../intake/minutes/item.ts';
import { checkRows, type CheckedRow, type CheckInput } from './check.ts';
import type { ReadMinutes } from './commands/keep-minutes.ts';

/** Rows of a list taken at once. */
export const mostRows = 25_000;

export type ThreadTask = { kind: 'table' | 'minutes'; bytes: Uint8Array; name: string } | { kind: 'check'; input: CheckInput };
export type ThreadWord =
  | { progress: { done: number; total: number; what: string } }
  | { table: SheetTable }
  | { minutes: ReadMinutes }
  | { rows: CheckedRow[] }
  | { refused: { code: string; words: string } }
  | { failed: string };

const tell = (word: ThreadWord) => parentPort?.postMessage(word);

/** Reads and compares away from the serving thread: a long list or the recognition of pictures must not hold up anybody's page. */
async function work(task: ThreadTask): Promise<void> {
  try {
    if (task.kind === 'table') tell({ table: await readSheet(task.bytes, task.name, { limits: { rows: mostRows } }) });
    else if (task.kind === 'check') tell({ rows: checkRows(task.input, (done) => tell({ progress: { done, total: task.input.rows.length, what: '' } })) });
    else {
      const text = await readDocument(task.bytes, task.name, { onProgress: (done, total, what) => tell({ progress: { done, total, what } }) });
      const lines = text.lines.map((line): MinutesLine => ({ text: line.text, page: line.page, ...(line.strong ? { strong: true } : {}), ...(line.cells ? { cells: line.cells.map((cell) => cell.text) } : {}) }));
      tell({ minutes: { found: extractMinutes(lines), lines, warnings: text.warnings } });
    }
  } catch (error) {
    if (error instanceof SheetRefused || error instanceof DocumentRefused) tell({ refused: { code: error.code, words: error.message } });
    else tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  }
}

if (workerData) await work(workerData as ThreadTask);
