import { parentPort, workerData } from 'node:worker_threads';
import { readDocument } from '#core/documents/read.ts';
import { DocumentRefused } from '#core/documents/refusals.ts';
import { extractPlan } from '../extract/extract.ts';
import { importLines } from '../from-document.ts';
import type { PlanFindings } from './commands/keep-findings.ts';

/** What the thread says: how far it is, what it found, or why it took nothing. */
export type ThreadWord =
  | { progress: { done: number; total: number; what: string } }
  | { found: PlanFindings }
  | { refused: { code: string; words: string } }
  | { failed: string };

/** Reads a plan away from the serving thread: a long document or recognition of pictures must not hold up anybody's page. */
const { bytes, name } = workerData as { bytes: Uint8Array; name: string };
const tell = (word: ThreadWord) => parentPort?.postMessage(word);

try {
  const text = await readDocument(bytes, name, { onProgress: (done, total, what) => tell({ progress: { done, total, what } }) });
  const document = extractPlan(text, name);
  tell({ found: { document, lines: importLines(text), warnings: [...text.warnings, ...document.warnings] } });
} catch (error) {
  if (error instanceof DocumentRefused) tell({ refused: { code: error.code, words: error.message } });
  else tell({ failed: error instanceof Error ? (error.stack ?? error.message) : String(error) });
}
