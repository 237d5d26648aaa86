import { sql } from 'kysely';
import { command, type Changed } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { RuleBroken } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { rollBackward } from '#core/calendar/days.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { takeBackMinutes, type TakenBackAct } from '../../rules.ts';
import { TakeBackAct } from '../../schema.ts';
import { lockObligation, type ObligationRow } from '../obligation-row.ts';

/**
 * Takes back what the actor himself did to obligations within the last `takeBackMinutes`: a step of chasing, an acceptance or return, a remark, a move of the day. The first act stays readable
 * with who took it back and when. All or none.
 * @throws NotFound | RuleBroken: withdrawn, not his, too long ago, or something came after it
 */
export const takeBackAct = command({
  name: 'obligation.take-back',
  input: TakeBackAct,
  async run(context, { obligationIds, act }): Promise<Changed<{ taken: number }>> {
    const events: EventDraft[] = [];
    for (const id of [...new Set(obligationIds)].sort()) {
      const row = await lockObligation(context, id);
      if (row.withdrawnAt !== null) throw new RuleBroken('obligation.refused-withdrawn');
      const data = await takeBack[act](context, row);
      if (data === null) throw new RuleBroken('obligation.take-back-gone', { minutes: takeBackMinutes });
      events.push({ name: 'obligation.taken-back', subject: { kind: 'obligation', id: row.id }, data: { title: row.title, act, ...data } });
    }
    return { events, result: { taken: events.length } };
  }
});

type Data = Record<string, unknown>;

const since = ({ now }: Context) => new Date(now.getTime() - takeBackMinutes * 60_000);

/** Each looks at the last act of its kind only: what others have built upon stays. */
const takeBack: Record<TakenBackAct, (context: Context, row: ObligationRow) => Promise<Data | null>> = {
  async chase(context, row) {
    const { tx, councilId, actor, now } = context;
    const { rows } = await sql<Data>`update chasing_step x set taken_back_at = ${now}, taken_back_by = ${actor.personId}
      where x.council_id = ${councilId} and x.obligation_id = ${row.id} and x.step = ${row.chased} and x.paper_id is null and x.taken_back_at is null and x.made_by = ${actor.personId} and x.made_at >= ${since(context)}
      returning x.step, x.kind`.execute(tx);
    return rows[0] ?? null;
  },
  async judge(context, row) {
    const { tx, councilId, actor, now } = context;
    if (row.judged === null) return null;
    const { rows } = await sql<Data>`update obligation_judgement x set taken_back_at = ${now}, taken_back_by = ${actor.personId}
      where x.council_id = ${councilId} and x.taken_back_at is null and x.judged_by = ${actor.personId} and x.judged_at >= ${since(context)}
        and x.obligation_judgement_id = (select y.obligation_judgement_id from obligation_judgement y where y.council_id = x.council_id and y.obligation_id = ${row.id} and y.taken_back_at is null
          order by y.judged_at desc, y.obligation_judgement_id desc limit 1)
      returning x.verdict, x.note`.execute(tx);
    return rows[0] ?? null;
  },
  async comment(context, row) {
    const { tx, councilId, actor, now } = context;
    const { rows } = await sql<Data>`update obligation_comment x set taken_back_at = ${now}, taken_back_by = ${actor.personId}
      where x.council_id = ${councilId} and x.taken_back_at is null and x.made_by = ${actor.personId} and x.made_at >= ${since(context)}
        and x.obligation_comment_id = (select y.obligation_comment_id from obligation_comment y where y.council_id = x.council_id and y.obligation_id = ${row.id} and y.taken_back_at is null
          order by y.made_at desc, y.obligation_comment_id desc limit 1)
      returning x.text`.execute(tx);
    return rows[0] ?? null;
  },
  async defer(context, row) {
    const { tx, councilId, actor, now } = context;
    const { rows } = await sql<{ kind: string; from: string | null; to: string; by: string | null; at: Date; reason: string; allowedBy: string }>`select kind, old_due_on as from, new_due_on as to, made_by as by, made_at as at, reason,
        allowed_by as "allowedBy" from obligation_deferral where council_id = ${councilId} and obligation_id = ${row.id} order by made_at desc, obligation_deferral_id desc limit 2`.execute(tx);
    const last = rows[0];
    if (!last || last.from === null || last.kind !== 'deferral' || last.by !== actor.personId || last.at < since(context)) return null;
    // The day goes back as it was, its hour too, even to a day gone by: what was late before is late again.
    const before = (
      await sql<{ at: Date | null }>`select coalesce((select d.new_due_at from obligation_deferral d where d.council_id = o.council_id and d.obligation_id = o.obligation_id
          order by d.made_at desc, d.obligation_deferral_id desc offset 1 limit 1), case when ${rows.length} = 1 then o.due_at end) as at
        from obligation o where o.council_id = ${councilId} and o.obligation_id = ${row.id}`.execute(tx)
    ).rows[0];
    const remindOn = rollBackward(last.from, await councilCalendar(tx));
    await sql`insert into obligation_deferral (council_id, obligation_deferral_id, obligation_id, kind, old_due_on, new_due_on, new_due_at, new_remind_on, reason, allowed_by, made_at, made_by)
      values (${councilId}, ${newId<'obligation-deferral'>(now.getTime())}, ${row.id}, 'correction', ${last.to}, ${last.from}, ${before?.at ?? null}, ${remindOn}, ${'Thu hồi lần gia hạn vừa ghi'}, ${last.allowedBy},
        ${now}, ${actor.personId})`.execute(tx);
    return { from: last.to, to: last.from };
  }
};
