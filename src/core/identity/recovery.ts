import { randomInt } from 'node:crypto';
import { sql } from 'kysely';
import type { Context } from '../context.ts';
import { hashToken } from './session.ts';

/** Letters and digits nobody confuses on paper: no 0 O 1 I L. */
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';
const codes = 6;

/** Six one-time codes of twelve signs (59 bits each), written "7K3M-P9XW-4TQD", to be printed and locked away. */
export function newRecoveryCodes(): string[] {
  return Array.from({ length: codes }, () => Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join('-'));
}

/** What is stored of a code, however it is typed: spaces, dots and dashes do not matter. */
export function recoveryHash(code: string): string {
  return hashToken(code.replace(/[^a-z0-9]/gi, '').toUpperCase());
}

/** Replaces the printed codes of an account; the old paper is void from now on. */
export async function keepRecoveryCodes({ tx, councilId, now }: Context, personId: string, list: readonly string[]): Promise<void> {
  await sql`update account set recovery_hashes = ${list.map(recoveryHash)}, recovery_made_at = ${now} where council_id = ${councilId} and person_id = ${personId}`.execute(tx);
}
