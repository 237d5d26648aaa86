/** Why a spreadsheet is not read: one sentence a person can act on, a code a program can. */
import { fill } from '../words.ts';
import { en, vi } from './messages.ts';

export type SheetRefusal =
  'notSheet' | 'damaged' | 'encrypted' | 'empty' | 'noHead' | 'noSheet' | 'tooLarge' | 'bomb' | 'tooManyRows' | 'wrongColumns';

/** A spreadsheet that is not taken. `message` is the Vietnamese sentence; `sentence('en')` the English one. */
export class SheetRefused extends Error {
  override name = 'SheetRefused';
  readonly code: SheetRefusal;
  readonly params: Record<string, string | number>;

  constructor(code: SheetRefusal, params: Record<string, string | number>, options?: ErrorOptions) {
    super(fill(vi[code], params), options);
    this.code = code;
    this.params = params;
  }

  sentence(language: 'vi' | 'en'): string {
    return fill((language === 'vi' ? vi : en)[this.code], this.params);
  }
}

/** What one spreadsheet may cost: bytes of the file, bytes unpacked, rows of data. */
export const sheetLimits = { file: 20 * 1024 * 1024, unpacked: 300 * 1024 * 1024, rows: 5_000 } as const;
