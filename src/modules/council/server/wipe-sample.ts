import { sql } from 'kysely';
import { inCouncil, type Database } from '#core/db.ts';
import { forgetBytes } from '#core/files.ts';
import type { CouncilId } from '#core/ids.ts';

/**
 * Erases a sample council with everything in it, its log too: there is nowhere left to write an event. The bytes of its files go as well, but for those another council has. The database
 * itself refuses this for a real council (`app.wipe_sample`, migration 0005).
 */
export async function wipeSample(database: Database, councilId: CouncilId, dataDir: string): Promise<void> {
  const hashes = await inCouncil(database, { councilId }, 'write', async (tx) => {
    const { rows } = await sql<{ sha256: string }>`select distinct sha256 from file where council_id = app.council()`.execute(tx);
    await sql`select app.wipe_sample(app.council())`.execute(tx);
    return rows.map((row) => row.sha256);
  });
  // Only once it is certain that no row needs them: bytes cannot be rolled back.
  await forgetBytes(database, dataDir, hashes);
}
