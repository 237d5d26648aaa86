import { sql } from 'kysely';
import { weekdayOf } from '#core/calendar/days.ts';
import { changed, command } from '#core/command.ts';
import { Invalid, NotFound } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { calendarOf, type OwnDay } from '../../calendar-rows.ts';
import { councilPolicy } from '../../policy.ts';
import { RemoveCalendarDay, SetCalendarDay, SetCultureDay } from '../../schema-settings.ts';
import { calendarSettings } from '../queries.ts';

/** A day of the council's own: it wins over the base table. Writing the same day again replaces it. @throws Invalid */
export const setCalendarDay = command({
  name: 'calendar-day.set',
  input: SetCalendarDay,
  async run({ tx, councilId, actor }, input) {
    authorize(councilPolicy, 'calendar', actor);
    if (input.kind === 'worked-saturday' && weekdayOf(input.day) !== 6) throw new Invalid({ day: 'council.saturday' });
    if (input.kind === 'ordinary') {
      const { cultureDayFrom } = await calendarSettings(tx);
      if (!calendarOf([], cultureDayFrom).rows.has(input.day)) throw new Invalid({ day: 'council.not-special' });
    }
    const before = (await sql<OwnDay>`select day, kind, name, source from calendar_day where council_id = ${councilId} and day = ${input.day}`.execute(tx)).rows[0];
    await sql`insert into calendar_day (council_id, day, kind, name, source) values (${councilId}, ${input.day}, ${input.kind}, ${input.name}, ${input.source})
      on conflict (council_id, day) do update set kind = excluded.kind, name = excluded.name, source = excluded.source`.execute(tx);
    return changed('calendar-day.set', { subject: { kind: 'council', id: councilId }, data: { day: input.day, what: input.name, kind: input.kind, source: input.source, before: before ?? null } }, { day: input.day });
  }
});

/** Gives a day back to the base table. @throws NotFound */
export const removeCalendarDay = command({
  name: 'calendar-day.remove',
  input: RemoveCalendarDay,
  async run({ tx, councilId, actor }, { day }) {
    authorize(councilPolicy, 'calendar', actor);
    const { rows } = await sql<OwnDay>`delete from calendar_day where council_id = ${councilId} and day = ${day} returning day, kind, name, source`.execute(tx);
    if (!rows[0]) throw new NotFound('council.day-gone');
    return changed('calendar-day.removed', { subject: { kind: 'council', id: councilId }, data: { day, what: rows[0].name, kind: rows[0].kind, source: rows[0].source } }, { day });
  }
});

/** Switches 24/11 (law:CAL-11) on from a year, with the paper that says so, or off. @throws Invalid without a paper */
export const setCultureDay = command({
  name: 'council.set-culture-day',
  input: SetCultureDay,
  async run({ tx, councilId, actor }, { from, source }) {
    authorize(councilPolicy, 'calendar', actor);
    if (from !== null && source === '') throw new Invalid({ source: 'council.culture-source' });
    const setting = from === null ? { cultureDayFrom: null, cultureDaySource: null } : { cultureDayFrom: from, cultureDaySource: source };
    await sql`update council set settings = settings || ${JSON.stringify(setting)}::jsonb, version = version + 1 where council_id = ${councilId}`.execute(tx);
    const subject = { kind: 'council', id: councilId };
    return from === null ? changed('council.culture-day-unset', { subject }, null) : changed('council.culture-day-set', { subject, data: { from, source } }, null);
  }
});
