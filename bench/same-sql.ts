import pg from 'pg';
import { closeDatabase, inCouncil, openDatabase, type CouncilTx } from '../src/core/db.ts';
import type { Filled, House } from './house.ts';
import { interleave, turnsFor, type Contestant, type Result } from './rounds.ts';
import { record, type Statement } from './wire.ts';

/**
 * Measures queries of the product, each right beside its own SQL asked bare over `pg` on a connection kept open: the limit of that query.
 * @returns for each query two results, the limit first
 */
export async function besideItsSql(house: House, filled: Filled, queries: readonly { name: string; run(tx: CouncilTx): Promise<unknown> }[], rounds?: number): Promise<{ name: string; results: Result[] }[]> {
  const url = new URL(house.installation.webUrl);
  const recorder = await record(Number(url.port));
  const through = new URL(url);
  through.port = String(recorder.port);
  const recording = openDatabase(through.href, { max: 1 });
  const bare = new pg.Client({ connectionString: url.href });
  await bare.connect();
  const groups: { name: string; results: Result[] }[] = [];
  try {
    for (const { name, run } of queries) {
      await filled.read(run);
      const began = performance.now();
      await inCouncil(recording, { councilId: filled.councilId }, 'read', run);
      const turns = turnsFor(performance.now() - began);
      const statements = recorder.take().flat();
      const contestants: Contestant[] = [
        { name: `the same SQL, bare (${statements.length} statements)`, turns, run: () => replay(bare, statements) },
        { name, turns, run: () => filled.read(run) }
      ];
      groups.push({ name, results: await interleave(contestants, rounds) });
    }
    return groups;
  } finally {
    await bare.end();
    await closeDatabase(recording);
    await recorder.close();
  }
}

async function replay(client: pg.Client, statements: readonly Statement[]): Promise<void> {
  for (const { text, values } of statements) await client.query(text, values);
}
