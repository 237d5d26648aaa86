import { resolve } from 'node:path';
import { parseArgs, type ParseArgsConfig } from 'node:util';

/** Arguments of a command; `--data` is common to all that reach the database. @throws Error in Vietnamese on an unknown option. */
export function commandLine(args: string[], options: NonNullable<ParseArgsConfig['options']>): { values: Record<string, string | boolean | undefined>; positionals: string[] } {
  try {
    const { values, positionals } = parseArgs({ args, options: { ...options, data: { type: 'string' } }, allowPositionals: true });
    if (typeof values['data'] === 'string') process.env['NGHISU_DATA'] = resolve(values['data']);
    return { values: values as Record<string, string | boolean | undefined>, positionals };
  } catch (error) {
    throw new UsageError(`Tham số không đúng: ${(error as Error).message}`);
  }
}

/** Wrong usage: exit status 2. */
export class UsageError extends Error {}
