import { randomInt } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

/** Name of the file of the data folder that holds the code for founding one more council. */
export const setupCodeFile = 'ma-lap-hoi-dong.txt';

/**
 * The code that lets somebody found one more council on an installation that has one: who can read the data folder is trusted. Made at first need,
 * readable by the owner of the server only.
 */
function setupCode(dataDir: string): string {
  const path = join(dataDir, setupCodeFile);
  if (existsSync(path)) return readFileSync(path, 'utf8').trim();
  const code = Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(path, `${code}\n`, { mode: 0o600 });
  return code;
}

export function isSetupCode(dataDir: string, typed: string): boolean {
  const plain = (text: string) => text.replace(/[^a-z0-9]/gi, '').toUpperCase();
  return plain(typed) !== '' && plain(typed) === plain(setupCode(dataDir));
}
