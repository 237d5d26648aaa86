/** Recognition of letters in pictures: Tesseract in worker threads, all its parts from this machine. */
import { createRequire } from 'node:module';
import { availableParallelism, tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import Tesseract from 'tesseract.js';
import { checkStopped, DocumentRefused } from './refusals.ts';

/** A recognised word; pixels of the picture. */
export interface OcrWord {
  text: string;
  x0: number;
  y0: number;
  x1: number;
  y1: number;
  /** 0–100. */
  confidence: number;
  /** y where its line's letters stand, at the word. */
  baseline: number;
  /** Height of its line's letters with their marks. */
  lineHeight: number;
}

/** A part of a page to be recognised by itself. */
export interface OcrPiece {
  /** A picture file (PGM). */
  file: Uint8Array;
  /** Where the part lies on the page, in pixels. */
  x: number;
  y: number;
  /** `page`: find the blocks of text first; `block`: one column of lines. */
  layout: 'page' | 'block';
}

const require = createRequire(import.meta.url);

/** Where the Vietnamese letters learnt by Tesseract lie; null when they are not installed. */
function languageFolder(): string | null {
  try {
    return join(dirname(require.resolve('@tesseract.js-data/vie/package.json')), '4.0.0_best_int');
  } catch {
    return null;
  }
}

/** Threads used for `jobs` pictures: half of the processors, at most four. */
export function threadsFor(jobs: number): number {
  return Math.max(1, Math.min(jobs, 4, Math.floor(availableParallelism() / 2)));
}

/**
 * Recognises pages one after another over a few threads. `next` gives the parts of a page when its turn comes, so that
 * only a few pages lie in memory; `done` takes the words read, in pixels of the page. Throws `stopped` at once when the signal says so, and
 * `ocrMissing` when the parts are not installed.
 */
export async function recogniseAll(
  count: number,
  next: (index: number) => Promise<OcrPiece[]>,
  done: (index: number, words: OcrWord[]) => void,
  options: { name: string; signal?: AbortSignal | undefined },
): Promise<void> {
  const folder = languageFolder();
  if (!folder) throw new DocumentRefused('ocrMissing', { name: options.name });
  checkStopped(options.signal, options.name);
  const workers: Tesseract.Worker[] = [];
  let stop: ((cause: DocumentRefused) => void) | undefined;
  const stopped = new Promise<never>((_, reject) => {
    stop = reject;
  });
  stopped.catch(() => undefined);
  const onAbort = (): void => stop?.(new DocumentRefused('stopped', { name: options.name }));
  options.signal?.addEventListener('abort', onAbort, { once: true });

  let at = 0;
  const lane = async (): Promise<void> => {
    const worker = await openWorker(folder);
    workers.push(worker);
    while (at < count && !options.signal?.aborted) {
      const index = at;
      at += 1;
      const words: OcrWord[] = [];
      for (const piece of await next(index)) {
        if (options.signal?.aborted) return;
        await worker.setParameters({ tessedit_pageseg_mode: piece.layout === 'page' ? Tesseract.PSM.AUTO : Tesseract.PSM.SINGLE_BLOCK });
        const { data } = await worker.recognize(Buffer.from(piece.file), {}, { text: false, blocks: true });
        words.push(...toWords(data, piece));
      }
      done(index, words);
    }
  };
  try {
    await Promise.race([Promise.all(Array.from({ length: threadsFor(count) }, lane)), stopped]);
  } finally {
    options.signal?.removeEventListener('abort', onAbort);
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
}

async function openWorker(folder: string): Promise<Tesseract.Worker> {
  const worker = await Tesseract.createWorker('vie', Tesseract.OEM.LSTM_ONLY, {
    langPath: folder,
    cachePath: tmpdir(),
    cacheMethod: 'none',
    gzip: true,
    // The library would otherwise throw outside of every promise.
    errorHandler: () => undefined,
  });
  return worker;
}

function toWords(data: Tesseract.Page, piece: OcrPiece): OcrWord[] {
  const words: OcrWord[] = [];
  for (const block of data.blocks ?? []) {
    for (const paragraph of block.paragraphs) {
      for (const line of paragraph.lines) {
        const { x0, x1, y0, y1 } = line.baseline;
        const slope = x1 === x0 ? 0 : (y1 - y0) / (x1 - x0);
        for (const word of line.words) {
          const text = word.text.normalize('NFC').trim();
          if (text === '') continue;
          words.push({
            text,
            x0: word.bbox.x0 + piece.x,
            x1: word.bbox.x1 + piece.x,
            y0: word.bbox.y0 + piece.y,
            y1: word.bbox.y1 + piece.y,
            confidence: word.confidence,
            baseline: piece.y + y0 + slope * ((word.bbox.x0 + word.bbox.x1) / 2 - x0),
            lineHeight: line.rowAttributes?.rowHeight ?? line.bbox.y1 - line.bbox.y0,
          });
        }
      }
    }
  }
  return words;
}
