import { sql } from 'kysely';
import { beforeAll, describe, expect, it } from 'vitest';
import { inCouncil } from '#core/db.ts';
import { newId } from '#core/ids.ts';
import { openAheadOf } from '#modules/obligation/server/open-ahead.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { petitionCadences } from './session-duties.ts';

const here = world();
let c: TestCouncil;
const round = newId<'voter-round'>();
beforeAll(async () => {
  c = await council(here);
  await write(
    (tx) => sql`insert into voter_round (council_id, voter_round_id, timing, title, session_title, session_kind, session_opens_on, from_on, to_on)
      values (${c.id}, ${round}, 'before-session', 'Trước kỳ họp cuối năm', 'kỳ họp thường lệ cuối năm 2026', 'regular', '2026-12-17', '2026-11-23', '2026-11-30')`.execute(tx)
  );
});

const write = <T>(work: Parameters<typeof inCouncil<T>>[3]) => inCouncil(here.database, { councilId: c.id }, 'write', work);
const ahead = (now = '2026-11-20T08:00:00+07:00') => openAheadOf([petitionCadences]).execute(c.at(now).clock, {});
const duties = () =>
  c.read(async (tx) => (await sql<{ rule: string; dueOn: string; withdrawn: boolean }>`select period as rule, due_on as "dueOn", withdrawn_at is not null as withdrawn from obligation_state
    where council_id = app.council() and subject_kind = 'petition-session' order by period`.execute(tx)).rows);

describe('reports on petitions around a session', () => {
  it('are opened once its opening day is known, once each, and moved with it', async () => {
    expect(await ahead()).toMatchObject({ petition: 2 });
    expect(await ahead()).toMatchObject({ petition: 0 });
    expect(await duties()).toEqual([
      { rule: 'PET-03', dueOn: '2026-12-08', withdrawn: false },
      { rule: 'PET-13', dueOn: '2026-12-16', withdrawn: false }
    ]);
    await write((tx) => sql`update voter_round set session_opens_on = '2026-12-24' where council_id = ${c.id} and voter_round_id = ${round}`.execute(tx));
    await ahead('2026-11-21T01:00:00+07:00');
    expect((await duties()).map((duty) => duty.dueOn)).toEqual(['2026-12-15', '2026-12-23']);
  });

  it('leave the ledger with a round that was withdrawn', async () => {
    await write((tx) => sql`update voter_round set withdrawn_at = now(), withdrawn_reason = 'Hoãn kỳ họp' where council_id = ${c.id} and voter_round_id = ${round}`.execute(tx));
    await ahead('2026-11-22T01:00:00+07:00');
    expect((await duties()).every((duty) => duty.withdrawn)).toBe(true);
  });
});
