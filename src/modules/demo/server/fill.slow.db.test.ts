import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { world } from '../../../../tests/support/world.ts';
import { clockActor } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { verifyChain } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { fillSample } from './fill.ts';

const here = world();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-demo-'));
  process.env['NGHISU_DATA'] = dataDir;
});
afterAll(() => rm(dataDir, { recursive: true, force: true }));

describe('xã Mẫu', () => {
  it.each(['2026-11-20T08:00:00+07:00', '2027-02-10T09:00:00+07:00'])('is a believable year of work on %s: plans read, work done and late, figures with evidence, an unbroken log', async (instant) => {
    const councilId = newId<'council'>();
    const sample = await fillSample({ database: here.database, councilId, actor: clockActor, now: new Date(instant) });
    expect(sample.signIns.length).toBeGreaterThanOrEqual(10);
    const seen = await inCouncil(here.database, { councilId }, 'read', async (tx) => ({
      counts: (await sql<Record<string, number>>`select (select count(*)::int from plan) as plans, (select count(*)::int from target) as targets, (select count(*)::int from task) as tasks,
          (select count(*)::int from person) as people, (select count(*)::int from target_entry) as entries,
          (select count(*)::int from obligation_state where done_on is not null) as done, (select count(*)::int from obligation_state where done_on is null and due_on < ${instant.slice(0, 10)}::date) as late,
          (select count(*)::int from event where at > ${new Date(instant)}) as future`.execute(tx)).rows[0],
      chain: await verifyChain(tx)
    }));
    expect(seen.chain.broken).toBeNull();
    expect(seen.counts).toMatchObject({ plans: 2, people: 27, future: 0 });
    expect(seen.counts?.['targets']).toBeGreaterThanOrEqual(18);
    expect(seen.counts?.['tasks']).toBeGreaterThanOrEqual(18);
    expect(seen.counts?.['done']).toBeGreaterThan(20);
    expect(seen.counts?.['late']).toBeGreaterThan(0);
    expect(seen.counts?.['entries']).toBeGreaterThan(40);
    // The next sample needs the address: this one is another installation's.
    await inCouncil(here.database, { councilId }, 'write', (tx) => sql`update council set slug = ${`mau-${councilId.slice(-8)}`}`.execute(tx));
  }, 120_000);
});
