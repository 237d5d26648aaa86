import { sql } from 'kysely';
import { isWorkingDay } from '#core/calendar/days.ts';
import { changed, command } from '#core/command.ts';
import { Conflict, Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { receptionPolicy } from '../../policy.ts';
import { CloseDay, MoveDay, PostSchedule } from '../../schema.ts';
import { followDay, lockDay } from '../day-row.ts';

/** Posts reception days, at the office and online: an act with its day and places (law:CIT-04). @throws NotFound | Forbidden | RuleBroken | Invalid */
export const postSchedule = command({
  name: 'reception.post',
  input: PostSchedule,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    authorize(receptionPolicy, 'post', actor);
    if (input.postedOn > today) throw new Invalid({ postedOn: 'reception.day-ahead' });
    const posted: string[] = [];
    for (const dayId of [...new Set(input.dayIds)].sort()) {
      const day = await lockDay(context, dayId);
      if (!day.approved) throw new RuleBroken('reception.approve-first');
      if (day.closedAt) throw new RuleBroken('reception.day-closed');
      if (day.postedOn) continue;
      if (input.postedOn > day.onDay) throw new Invalid({ postedOn: 'reception.posted-after' });
      await sql`insert into reception_posting (council_id, reception_posting_id, reception_day_id, on_day, posted_on, places, paper, made_at, made_by)
        values (${councilId}, ${newId<'reception-posting'>(now.getTime())}, ${dayId}, ${day.onDay}, ${input.postedOn}, ${input.places}, ${input.paper}, ${now}, ${actor.personId})`.execute(tx);
      await followDay(context, dayId);
      posted.push(day.onDay);
    }
    return changed('reception.posted', { subject: { kind: 'reception-day', id: input.dayIds[0] ?? null }, data: { days: posted, postedOn: input.postedOn, places: input.places, paper: input.paper } }, { posted: posted.length });
  }
});

/** Moves a day, with the reason; the new time is then to be announced: the posting of the old one no longer counts (law:CIT-04). @throws NotFound | Forbidden | Conflict | RuleBroken | Invalid */
export const moveDay = command({
  name: 'reception.move',
  input: MoveDay,
  async run(context, { dayId, version, newDay, reason }) {
    const { tx, councilId, actor, now, today } = context;
    authorize(receptionPolicy, 'move', actor);
    const day = await lockDay(context, dayId);
    if (day.version !== version) throw new Conflict({ version: day.version });
    if (day.closedAt) throw new RuleBroken('reception.day-closed');
    if (newDay === day.onDay) throw new Invalid({ newDay: 'reception.same-day' });
    if (newDay < today) throw new Invalid({ newDay: 'reception.day-past' });
    if (!isWorkingDay(newDay, await councilCalendar(tx))) throw new Invalid({ newDay: 'reception.rest-day' });
    await sql`update reception_day set on_day = ${newDay}, version = version + 1 where council_id = ${councilId} and reception_day_id = ${dayId}`.execute(tx);
    await sql`insert into reception_move (council_id, reception_move_id, reception_day_id, old_day, new_day, reason, made_at, made_by)
      values (${councilId}, ${newId<'reception-move'>(now.getTime())}, ${dayId}, ${day.onDay}, ${newDay}, ${reason}, ${now}, ${actor.personId})`.execute(tx);
    await followDay(context, dayId);
    return changed('reception.moved', { subject: { kind: 'reception-day', id: dayId }, data: { from: day.onDay, to: newDay, reason } }, { id: dayId, newDay });
  }
});

/** Records how a day went: who received, who did not and why; a day not held has its reason. A day nobody came to was held all the same. @throws NotFound | Forbidden | Conflict | RuleBroken | Invalid */
export const closeDay = command({
  name: 'reception.close-day',
  input: CloseDay,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const day = await lockDay(context, input.dayId);
    authorize(receptionPolicy, 'close', actor, { dutyPersonIds: day.duties.map((duty) => duty.personId) });
    if (day.version !== input.version) throw new Conflict({ version: day.version });
    if (!day.approved) throw new RuleBroken('reception.approve-first');
    if (day.closedAt) throw new RuleBroken('reception.day-closed');
    if (day.onDay > today) throw new RuleBroken('reception.day-not-yet');
    const held = input.held === 'held';
    if (!held && input.reason.length < 5) throw new Invalid({ reason: 'reception.not-held-reason' });
    if (!held && day.visits > 0) throw new RuleBroken('reception.visits-recorded');
    if (held && input.received.length === 0) throw new Invalid({ received: 'reception.nobody-received' });
    for (const duty of day.duties) {
      const received = held && input.received.includes(duty.id);
      const reason = received ? null : held ? (input.absent[duty.id] ?? '').trim() : input.reason;
      if (reason !== null && reason.length < 5) throw new Invalid({ [`absent.${duty.id}`]: 'reception.absent-reason' });
      await sql`update reception_duty set received_at = ${received ? now : null}, absent_at = ${received ? null : now}, absent_reason = ${reason}, recorded_by = ${actor.personId}
        where council_id = ${councilId} and reception_duty_id = ${duty.id}`.execute(tx);
    }
    await sql`update reception_day set closed_at = ${now}, closed_by = ${actor.personId}, not_held_reason = ${held ? null : input.reason}, version = version + 1 where council_id = ${councilId} and reception_day_id = ${day.id}`.execute(tx);
    await followDay(context, day.id);
    const data = { on: day.onDay, held, reason: held ? '' : input.reason, received: input.received.length, absent: day.duties.length - (held ? input.received.length : 0), visits: day.visits };
    return changed('reception.day-closed', { subject: { kind: 'reception-day', id: day.id }, data }, { id: day.id, held });
  }
});
