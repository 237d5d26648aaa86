import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { inCouncil, type Database } from '../db.ts';
import type { CouncilId } from '../ids.ts';

/** Tries of one name from one address within a quarter of an hour before that address has to wait. */
export const triesAllowed = 10;
const windowMinutes = 15;

/**
 * Counts one more try of a name from an address and says until when to wait, or null when the try may go on. Beside the lock of the account,
 * which one address could otherwise use to lock others out; names and addresses are kept as hashes only.
 */
export async function countTry(database: Database, councilId: CouncilId, name: string, address: string, now: Date): Promise<Date | null> {
  const key = hash(`${name.trim().toLowerCase()}|${address}`);
  const start = new Date(now.getTime() - windowMinutes * 60_000);
  return inCouncil(database, { councilId }, 'write', async (tx) => {
    const { rows } = await sql<{ tries: number; since: Date }>`insert into sign_in_try as t (council_id, key_hash, tries, since) values (${councilId}, ${key}, 1, ${now})
      on conflict (council_id, key_hash) do update set tries = case when t.since < ${start} then 1 else t.tries + 1 end, since = case when t.since < ${start} then ${now} else t.since end
      returning tries, since`.execute(tx);
    await sql`delete from sign_in_try where council_id = ${councilId} and since < ${new Date(now.getTime() - 86_400_000)}`.execute(tx);
    const row = rows[0];
    return row && row.tries > triesAllowed ? new Date(row.since.getTime() + windowMinutes * 60_000) : null;
  });
}

/** How often a name nobody has was tried today; its answers then look like those of a real account. */
export async function countUnknownName(database: Database, councilId: CouncilId, name: string, now: Date): Promise<number> {
  return inCouncil(database, { councilId }, 'write', async (tx) => {
    const start = new Date(now.getTime() - 12 * 3_600_000);
    const { rows } = await sql<{ tries: number }>`insert into sign_in_try as t (council_id, key_hash, tries, since) values (${councilId}, ${hash(`?${name}`)}, 1, ${now})
      on conflict (council_id, key_hash) do update set tries = case when t.since < ${start} then 1 else t.tries + 1 end, since = case when t.since < ${start} then ${now} else t.since end
      returning tries`.execute(tx);
    return rows[0]?.tries ?? 1;
  });
}

/** Forgets the tries of a name that signed in rightly. */
export async function forgetTries(database: Database, councilId: CouncilId, name: string, address: string): Promise<void> {
  await inCouncil(database, { councilId }, 'write', (tx) => sql`delete from sign_in_try where council_id = ${councilId} and key_hash = ${hash(`${name.trim().toLowerCase()}|${address}`)}`.execute(tx));
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
