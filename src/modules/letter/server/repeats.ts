import { sql } from 'kysely';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { stateOf, isClosed } from '../acts.ts';
import { repeatsOf, type EarlierLetter } from '../rules.ts';
import { factsOf, lettersWhere, type LetterRow } from './letter-row.ts';

export type Repeat = LetterRow & { sameSender: boolean; repeatKind: 'same-sender' | 'others' };

/**
 * Earlier letters on the same matter. A masked sender is compared behind the wall, and told only to a person who may know that other sender: the question itself must not tell who denounced.
 */
export async function earlierLetters(tx: CouncilTx, actor: Actor, letter: { id: string | null; matterKey: string; senderKey: string | null; maskNumber: number | null }): Promise<Repeat[]> {
  const first = letter.matterKey.split(' ').filter((word) => word.length >= 2).slice(0, 40);
  if (first.length === 0) return [];
  const masked = letter.senderKey ? (await sql<{ id: string }>`select app.same_masked_sender(${letter.senderKey}) as id`.execute(tx)).rows.map((row) => row.id) : [];
  const same = letter.senderKey ? (await sql<{ id: string }>`select letter_id as id from letter where council_id = app.council() and sender_key = ${letter.senderKey}`.execute(tx)).rows.map((row) => row.id) : [];
  const mine = new Set([...masked, ...same]);
  const near = await lettersWhere(tx, actor, sql<boolean>`l.letter_id is distinct from ${letter.id}::uuid and string_to_array(l.matter_key, ' ') && ${first}::text[]`, 300);
  return repeatsOf(letter.matterKey, near.map((row) => ({ id: row.id, matterKey: row.matterKey, receivedOn: row.receivedOn, sameSender: mine.has(row.id), row })))
    .map(({ row, sameSender, kind }) => ({ ...row, sameSender, repeatKind: kind }))
    .slice(0, 8);
}

/** What is known of the letter this one repeats. */
export async function earlierFacts(tx: CouncilTx, actor: Actor, repeatsId: string | null): Promise<EarlierLetter | null> {
  if (!repeatsId) return null;
  const row = (await lettersWhere(tx, actor, sql<boolean>`l.letter_id = ${repeatsId}`, 1))[0];
  if (!row) return null;
  const state = stateOf(row.sorting, row.acts);
  return { guided: row.acts.some((act) => act.kind === 'guided'), open: !isClosed(state, factsOf(row)), settled: row.acts.some((act) => act.kind === 'settled') };
}
