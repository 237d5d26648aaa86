import { sql } from 'kysely';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { council, world } from '../../tests/support/world.ts';
import { changed, command } from './command.ts';
import { inCouncil } from './db.ts';
import { Invalid, RuleBroken } from './errors.ts';
import { verifyChain } from './events.ts';
import { newId } from './ids.ts';
import pg from 'pg';

const here = world();

const noteDown = command({
  name: 'test.note',
  input: v.object({ text: v.pipe(v.string(), v.nonEmpty('core.field-empty')) }),
  async run({ tx, councilId, actor }, { text }) {
    await sql`insert into draft (council_id, person_id, key, content) values (${councilId}, ${actor.personId}, ${text}, '{}')`.execute(tx);
    if (text === 'refused') throw new RuleBroken('core.forbidden');
    return changed('test.noted', { subject: { kind: 'draft', id: null }, data: { text } }, { text });
  }
});

const notes = (id: string) => sql<{ n: number }>`select count(*)::int as n from draft where council_id = ${id}`;

describe('command', () => {
  it('writes its event in the same transaction, and neither when a rule is broken', async () => {
    const c = await council(here);
    await noteDown.execute(c.as('clerk'), { text: 'one' });
    await expect(noteDown.execute(c.as('clerk'), { text: 'refused' })).rejects.toBeInstanceOf(RuleBroken);
    const events = await c.read(async (tx) => (await sql<{ name: string }>`select name from event where command = 'test.note'`.execute(tx)).rows);
    expect(events).toEqual([{ name: 'test.noted' }]);
    expect((await c.read((tx) => notes(c.id).execute(tx))).rows[0]?.n).toBe(1);
  });

  it('does a repeated submission once and gives the first answer again', async () => {
    const c = await council(here);
    const requestId = newId();
    const answers = await Promise.all([1, 2, 3].map(() => noteDown.execute(c.as('clerk'), { text: 'twice' }, requestId)));
    expect(answers).toEqual([{ text: 'twice' }, { text: 'twice' }, { text: 'twice' }]);
    await expect(noteDown.execute(c.as('chair'), { text: 'mine' }, requestId)).rejects.toBeInstanceOf(RuleBroken);
  });

  it('refuses input before anything is opened, one sentence a field', async () => {
    const c = await council(here);
    const refusal = await noteDown.execute(c.as('clerk'), { text: '' }).catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(Invalid);
    expect((refusal as Invalid).fields).toEqual({ text: 'core.field-empty' });
  });
});

describe('tenancy', () => {
  it("gives no row of another council, and refuses to write one", async () => {
    const [a, b] = [await council(here), await council(here)];
    await noteDown.execute(a.as('clerk'), { text: 'of a' });
    const seen = await inCouncil(here.database, { councilId: b.id }, 'read', (tx) => notes(a.id).execute(tx));
    expect(seen.rows[0]?.n).toBe(0);
    const foreign = inCouncil(here.database, { councilId: b.id }, 'write', (tx) =>
      sql`insert into draft (council_id, person_id, key, content) values (${a.id}, ${a.person('clerk')}, 'x', '{}')`.execute(tx)
    );
    await expect(foreign).rejects.toThrow(/row-level security/);
  });

  it('lets a reading transaction write nothing', async () => {
    const c = await council(here);
    await expect(c.read((tx) => sql`delete from draft`.execute(tx))).rejects.toThrow(/read-only/);
  });
});

describe('the event log', () => {
  it('cannot be changed, emptied or reordered by the serving role', async () => {
    const c = await council(here);
    const write = (statement: string) => inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql.raw(statement).execute(tx));
    await expect(write(`update event set name = 'x'`)).rejects.toThrow(/denied/);
    await expect(write('delete from event')).rejects.toThrow(/denied/);
    await expect(write(`update event_head set seq = 0`)).rejects.toThrow(/denied/);
  });

  it('names the first break when somebody with full power over the database changes, drops or cuts a row', async () => {
    const owner = new pg.Client({ connectionString: here.ownerUrl });
    await owner.connect();
    try {
      for (const [deed, seq] of [
        [(id: string) => `update event set actor_name = 'ai khác' where council_id = '${id}' and seq = 2`, 2],
        [(id: string) => `delete from event where council_id = '${id}' and seq = 2`, 2],
        [(id: string) => `delete from event where council_id = '${id}' and seq = 3`, 3]
      ] as const) {
        const c = await council(here);
        for (const text of ['one', 'two']) await noteDown.execute(c.as('clerk'), { text });
        expect((await c.read(verifyChain)).broken).toBeNull();
        await owner.query('alter table event disable trigger only_grows');
        await owner.query(deed(c.id));
        await owner.query('alter table event enable trigger only_grows');
        expect((await c.read(verifyChain)).broken?.seq).toBe(seq);
      }
    } finally {
      await owner.end();
    }
  });
});
