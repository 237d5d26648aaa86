import { clockActor } from '#core/context.ts';
import { councils, type Database } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { fillSample } from './fill.ts';

/** One sample is made at a time on a database, whoever asks. */
const turn = 7204052;

/**
 * The address of the sample council, made first where there is none. Who asks while it is being made waits until it is whole and comes to the same one.
 * @param fill makes the sample; another in tests, which need no whole year
 */
export async function makeSample(database: Database, now: Date, fill: typeof fillSample = fillSample): Promise<string> {
  const client = await database.pool.connect();
  try {
    await client.query('select pg_advisory_lock($1)', [turn]);
    const there = (await councils.list(database)).find((each) => each.sample);
    if (there) return there.slug;
    const { slug } = await fill({ database, councilId: newId<'council'>(now.getTime()), actor: clockActor, now });
    return slug;
  } finally {
    await client.query('select pg_advisory_unlock($1)', [turn]).catch(() => undefined);
    client.release();
  }
}
