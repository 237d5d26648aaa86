import { sql } from 'kysely';
import * as v from 'valibot';
import { addCalendarDays } from '#core/calendar/days.ts';
import { command, type Changed } from '#core/command.ts';
import { authorize } from '#core/policy.ts';
import { councilCalendar, escalateAfterDays } from '#modules/council/server/queries.ts';
import { noticePolicy } from '../../policy.ts';
import { remindersOf, type Remindable } from '../../rules.ts';
import { keepNotices, tally } from '../keep-notices.ts';
import { staffOf } from '../staff.ts';

/** Fifteen working days never span more calendar days than these. */
const ahead = 40;

/** Makes the reminders of the day for everybody; run again it makes only what is new. For the clock. @throws Forbidden */
export const makeReminders = command({
  name: 'notice.remind',
  input: v.object({}),
  async run(context): Promise<Changed<{ made: number }>> {
    const { tx, actor, councilId, today } = context;
    authorize(noticePolicy, 'make', actor);
    const { rows } = await sql<Remindable>`select s.obligation_id as id, s.title, s.due_on as "dueOn", s.due_at as "dueAt", s.from_on as "fromOn",
        (s.opened_at at time zone 'Asia/Ho_Chi_Minh')::date as "openedOn", s.lead_organization_id as "leadOrganizationId", s.lead_kind as "leadKind",
        coalesce(nullif(lo.short_name, ''), lo.name) as "leadName", s.responsible_person_id as "responsiblePersonId",
        array(select oc.organization_id::text from obligation_coordinator oc where oc.council_id = s.council_id and oc.obligation_id = s.obligation_id) as "coordinatingOrganizationIds"
      from obligation_state s left join organization lo on lo.council_id = s.council_id and lo.organization_id = s.lead_organization_id
      where s.council_id = app.council() and s.withdrawn_at is null and s.done_on is null and s.due_on <= ${addCalendarDays(today, ahead)}
      order by s.due_on desc, s.obligation_id`.execute(tx);
    const calendar = await councilCalendar(tx);
    const staff = await staffOf(tx, today);
    const after = await escalateAfterDays(tx);
    const made = await keepNotices(context, rows.flatMap((row) => remindersOf(row, today, calendar, staff, after)));
    const events = made.length > 0 ? [{ name: 'notice.reminded', subject: { kind: 'council', id: councilId }, data: tally(made) }] : [];
    return { events, result: { made: made.length } };
  }
});
