import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';

/**
 * Erases the sample council of this transaction with everything in it, its log too: there is nowhere left to write an event. The database itself
 * refuses this for a real council (`app.wipe_sample`, migration 0005).
 */
export async function wipeSample(tx: CouncilTx): Promise<void> {
  await sql`select app.wipe_sample(app.council())`.execute(tx);
}
