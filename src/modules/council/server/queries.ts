import { sql } from 'kysely';
import type { Calendar } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { calendarOf, type OwnDay } from '../calendar-rows.ts';

/** The calendar every deadline of the council is counted with: the base table, 24/11 where switched on, and the council's own days. */
export async function councilCalendar(tx: CouncilTx): Promise<Calendar> {
  const { own, cultureDayFrom } = await calendarSettings(tx);
  return calendarOf(own, cultureDayFrom);
}

/** The council's own days in order, and the year from which 24/11 is a holiday (null: no law says so yet). */
export async function calendarSettings(tx: CouncilTx): Promise<{ own: OwnDay[]; cultureDayFrom: number | null }> {
  const { rows: own } = await sql<OwnDay>`select day, kind, name, source from calendar_day where council_id = app.council() order by day`.execute(tx);
  const { rows } = await sql<{ from: number | null }>`select (settings ->> 'cultureDayFrom')::int as from from council where council_id = app.council()`.execute(tx);
  return { own, cultureDayFrom: rows[0]?.from ?? null };
}
