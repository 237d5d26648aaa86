import ical, { ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { sql } from 'kysely';
import { addCalendarDays, type Day } from '#core/calendar/days.ts';
import { formatTime } from '#core/format.ts';
import { belongingsOf } from '#core/identity/session.ts';
import type { CouncilTx } from '#core/db.ts';
import { say } from '#words';
import { paths } from '#paths';

interface FeedRow {
  id: string;
  title: string;
  dueOn: Day;
  dueAt: Date | null;
  done: boolean;
  sequence: number;
  changedAt: Date;
}

/** Things done stay in the calendar for this long, days. */
const kept = 60;
const idle = ['overseer', 'administrator'];

/**
 * The calendar of the person whose private address holds `token`: a whole-day event for each obligation that is theirs (named, or of a body they work in when nobody is named), open or done
 * lately. RFC 5545; the same event keeps its UID, and its SEQUENCE grows when its day is moved. Null for a token nobody has.
 */
export async function calendarOf(tx: CouncilTx, token: string, at: { now: Date; today: Day; council: string; name: string; origin: string }): Promise<string | null> {
  if (token.length < 20) return null;
  const person = (await sql<{ id: string }>`select person_id as id from account where council_id = app.council() and calendar_token = ${token} and disabled_at is null`.execute(tx)).rows[0];
  if (!person) return null;
  const calendar = ical({ name: say('vi', 'notice.calendar', { council: at.name }), prodId: { company: 'nghi-su', product: 'lich-rieng', language: 'VI' }, method: ICalCalendarMethod.PUBLISH, ttl: 3600, timezone: null });
  for (const row of await ownWork(tx, person.id, at)) {
    const words = row.dueAt === null ? row.title : say('vi', 'notice.calendar-hour', { title: row.title, time: formatTime(row.dueAt) });
    calendar.createEvent({
      id: `${row.id}@nghi-su`,
      sequence: row.sequence,
      start: utcDay(row.dueOn),
      end: utcDay(addCalendarDays(row.dueOn, 1)),
      allDay: true,
      summary: row.done ? say('vi', 'notice.calendar-done', { title: words }) : words,
      url: `${at.origin}${paths.obligation(at.council, row.id)}`,
      // The stamp is that of the last change, so that a calendar nothing happened to is the same bytes.
      stamp: row.changedAt,
      lastModified: row.changedAt,
      transparency: ICalEventTransparency.TRANSPARENT
    });
  }
  return calendar.toString();
}

async function ownWork(tx: CouncilTx, personId: string, { now, today }: { now: Date; today: Day }): Promise<FeedRow[]> {
  const working = (await belongingsOf(tx, personId, now)).filter((each) => !idle.includes(each.role));
  const bodies = working.map((each) => each.organizationId);
  const chairs = working.some((each) => each.role === 'chair' || each.role === 'vice-chair');
  const { rows } = await sql<FeedRow>`select s.obligation_id as id, s.title, s.due_on as "dueOn", s.due_at as "dueAt", s.done_on is not null as done,
      s.version - 1 + (select count(*)::int from obligation_deferral d where d.council_id = s.council_id and d.obligation_id = s.obligation_id) + (s.stated is not null)::int as sequence,
      greatest(s.opened_at, s.stated_at, s.judged_at, (select max(d.made_at) from obligation_deferral d where d.council_id = s.council_id and d.obligation_id = s.obligation_id)) as "changedAt"
    from obligation_state s where s.council_id = app.council() and s.withdrawn_at is null and s.due_on is not null and (s.done_on is null or s.due_on >= ${addCalendarDays(today, -kept)})
      and (s.responsible_person_id = ${personId} or (s.responsible_person_id is null and (s.lead_organization_id = any(${bodies}::uuid[]) or (${chairs} and s.lead_kind = 'council'))))
    order by s.due_on, s.obligation_id limit 2000`.execute(tx);
  return rows;
}

/** The instant whose UTC day is the day meant: whole-day events carry no time zone. */
function utcDay(day: Day): Date {
  return new Date(`${day}T00:00:00Z`);
}
