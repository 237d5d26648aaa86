import { sql } from 'kysely';
import { addWorkingDays } from '#core/calendar/days.ts';
import { changed, command } from '#core/command.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { overviewPolicy } from '../../policy.ts';
import { PutAside, TakeUp } from '../../schema.ts';

/** Puts a question of the chair's page aside until the next working day, for this person only; nothing of its subject changes. @throws Forbidden */
export const putAside = command({
  name: 'decision.put-aside',
  input: PutAside,
  async run({ tx, councilId, actor, now, today }, { key }) {
    authorize(overviewPolicy, 'put-aside', actor);
    const until = addWorkingDays(today, 1, await councilCalendar(tx));
    await sql`insert into decision_aside (council_id, person_id, key, until_on, made_at) values (${councilId}, ${actor.personId}, ${key}, ${until}, ${now})
      on conflict (council_id, person_id, key) do update set until_on = excluded.until_on, made_at = excluded.made_at`.execute(tx);
    return changed('decision.put-aside', { subject: { kind: 'decision', id: null }, data: { key, until } }, { key, until });
  }
});

/** Asks a question that was put aside again at once. */
export const takeUp = command({
  name: 'decision.take-up',
  input: TakeUp,
  async run({ tx, councilId, actor }, { key }) {
    authorize(overviewPolicy, 'put-aside', actor);
    await sql`delete from decision_aside where council_id = ${councilId} and person_id = ${actor.personId} and key = ${key}`.execute(tx);
    return changed('decision.taken-up', { subject: { kind: 'decision', id: null }, data: { key } }, { key });
  }
});
