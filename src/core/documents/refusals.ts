/** Why a document is not read: one sentence a person can act on, a code a program can. */
import { en, fill, vi, type DocumentWord } from './messages.ts';

/** Kinds of refusal, in the words of `messages.ts`. */
export type RefusalCode =
  | 'unsupported'
  | 'mismatch'
  | 'encrypted'
  | 'damaged'
  | 'tooLarge'
  | 'empty'
  | 'noText'
  | 'bomb'
  | 'tooManyPages'
  | 'secret'
  | 'stopped'
  | 'ocrMissing';

/**
 * A document that is not taken. `message` is the Vietnamese sentence; `sentence('en')` the English one.
 * `params` holds what the sentence names: the file's name, sizes in MB, the mark found.
 */
export class DocumentRefused extends Error {
  readonly code: RefusalCode;
  readonly params: Record<string, string | number>;
  /** Word keys whose text stands for `{what}`, so that the sentence can be said in either language. */
  readonly what: DocumentWord | null;

  constructor(code: RefusalCode, params: Record<string, string | number>, options?: { what?: DocumentWord; cause?: unknown }) {
    const what = options?.what ?? null;
    super(sentence(vi, code, params, what), { cause: options?.cause });
    this.name = 'DocumentRefused';
    this.code = code;
    this.params = params;
    this.what = what;
  }

  /** The refusal in Vietnamese or English. */
  sentence(language: 'vi' | 'en'): string {
    return sentence(language === 'vi' ? vi : en, this.code, this.params, this.what);
  }
}

function sentence(
  words: Record<DocumentWord, string>,
  code: RefusalCode,
  params: Record<string, string | number>,
  what: DocumentWord | null
): string {
  return fill(words[code], what ? { ...params, what: words[what] } : params);
}

/** What one document may cost. Sizes in bytes. */
export const limits = {
  /** Largest file taken: scans of 60 pages at 300 dpi stay under this. */
  file: 50 * 1024 * 1024,
  /** Largest part of a Word file once unpacked, and all parts together. */
  part: 120 * 1024 * 1024,
  unpacked: 300 * 1024 * 1024,
  /** A text part unpacks at most this many times its packed size (real documents stay under 60). */
  ratio: 200,
  /** Below this a high ratio is harmless (a short file of spaces). */
  ratioFloor: 4 * 1024 * 1024,
  entries: 5_000,
  pages: 1_000,
  /** Pages recognised from pictures in one go. */
  scanPages: 200
} as const;

/** Throws `tooLarge` or `empty` from the length alone, before a byte is looked at. Length in bytes. */
export function checkLength(length: number, name: string, limit: number = limits.file): void {
  if (length === 0) throw new DocumentRefused('empty', { name });
  if (length > limit) {
    throw new DocumentRefused('tooLarge', {
      name,
      size: Math.ceil(length / 1024 / 1024),
      limit: Math.round(limit / 1024 / 1024)
    });
  }
}

/** Throws `stopped` when the reader was asked to stop. */
export function checkStopped(signal: AbortSignal | undefined, name: string): void {
  if (signal?.aborted) throw new DocumentRefused('stopped', { name });
}
