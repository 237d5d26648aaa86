import { partsOf } from '#core/calendar/days.ts';
import { form } from '#core/form.ts';
import { calendarOf } from '#modules/council/calendar-rows.ts';
import { removeCalendarDay, setCalendarDay, setCultureDay } from '#modules/council/server/commands/set-calendar.ts';
import { calendarSettings, councilData } from '#modules/council/server/queries.ts';
import * as messages from './messages.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = ({ locals, url }) =>
  locals.read(async (tx) => {
    const { own, cultureDayFrom } = await calendarSettings(tx);
    const now = partsOf(locals.today).year;
    const wanted = Number(url.searchParams.get('nam'));
    const year = wanted >= 2025 && wanted <= 2035 ? wanted : now;
    const rows = [...calendarOf(own, cultureDayFrom).rows.values()].filter((row) => row.day.startsWith(`${year}-`)).sort((a, b) => (a.day < b.day ? -1 : 1));
    return { year, rows: rows.map((row) => ({ ...row, own: own.some((day) => day.day === row.day) })), cultureDayFrom, cultureDaySource: (await councilData(tx))?.cultureDaySource ?? null };
  });

export const actions: Actions = {
  set: form(setCalendarDay, { done: (_result, event) => ({ text: messages[event.locals.lang].saved }) }),
  remove: form(removeCalendarDay, { done: (_result, event) => ({ text: messages[event.locals.lang].removed }) }),
  culture: form(setCultureDay, { done: (_result, event) => ({ text: messages[event.locals.lang].saved }) })
};
