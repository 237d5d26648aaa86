import { sql, type RawBuilder } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { NotFound } from '#core/errors.ts';
import { translator } from '#core/words.ts';
import { rollBackward } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import { councilCalendar, lawOverrides } from '#modules/council/server/queries.ts';
import { bodyOfKind, followSubject } from '#modules/obligation/server/follow-subject.ts';
import * as messages from '../messages.ts';
import { dayState, postBy, type DayState } from '../rules.ts';

export interface Duty {
  id: string;
  personId: string;
  name: string;
  replacesId: string | null;
  replacesName: string | null;
  receivedAt: Date | null;
  absentReason: string | null;
}

/** A reception day with whose duty it is, where it was posted and moved. */
export interface DayRow {
  id: string;
  planId: string | null;
  approved: boolean;
  onDay: Day;
  fromMinute: number;
  toMinute: number;
  place: string;
  closedAt: Date | null;
  notHeldReason: string | null;
  version: number;
  /** Posting of the day as it stands: a moved day is posted anew. */
  postedOn: Day | null;
  postedPlaces: string | null;
  movedFrom: Day | null;
  moveReason: string | null;
  visits: number;
  letters: number;
  guided: number;
  duties: Duty[];
  postBy: Day;
  state: DayState;
}

/** Days by a condition of SQL over `d`, in order. */
export async function daysWhere(tx: CouncilTx, condition: RawBuilder<boolean>, today: Day): Promise<DayRow[]> {
  const { rows } = await sql<Omit<DayRow, 'postBy' | 'state'>>`select d.reception_day_id as id, d.reception_plan_id as "planId", d.reception_plan_id is null or p.approved_at is not null as approved, d.on_day as "onDay",
      d.from_minute as "fromMinute", d.to_minute as "toMinute", d.place, d.closed_at as "closedAt", d.not_held_reason as "notHeldReason", d.version, po.posted_on as "postedOn", po.places as "postedPlaces",
      mv.old_day as "movedFrom", mv.reason as "moveReason",
      (select count(*)::int from reception r where r.council_id = d.council_id and r.reception_day_id = d.reception_day_id) as visits,
      (select count(*)::int from reception r join reception_matter m on m.council_id = r.council_id and m.reception_id = r.reception_id where r.council_id = d.council_id and r.reception_day_id = d.reception_day_id and m.letter_id is not null) as letters,
      (select count(*)::int from reception r join reception_matter m on m.council_id = r.council_id and m.reception_id = r.reception_id where r.council_id = d.council_id and r.reception_day_id = d.reception_day_id and m.kind = 'advice') as guided,
      coalesce((select jsonb_agg(jsonb_build_object('id', u.reception_duty_id, 'personId', u.person_id, 'name', pe.name, 'replacesId', u.replaces_duty_id, 'replacesName', re.name, 'receivedAt', u.received_at, 'absentReason', u.absent_reason)
          order by u.assigned_at, u.reception_duty_id)
        from reception_duty u join person pe on pe.council_id = u.council_id and pe.person_id = u.person_id
        left join reception_duty ru on ru.council_id = u.council_id and ru.reception_duty_id = u.replaces_duty_id left join person re on re.council_id = ru.council_id and re.person_id = ru.person_id
        where u.council_id = d.council_id and u.reception_day_id = d.reception_day_id and u.released_at is null), '[]') as duties
    from reception_day d left join reception_plan p on p.council_id = d.council_id and p.reception_plan_id = d.reception_plan_id
    left join lateral (select x.posted_on, x.places from reception_posting x where x.council_id = d.council_id and x.reception_day_id = d.reception_day_id and x.on_day = d.on_day order by x.made_at desc limit 1) po on true
    left join lateral (select x.old_day, x.reason from reception_move x where x.council_id = d.council_id and x.reception_day_id = d.reception_day_id order by x.made_at desc limit 1) mv on true
    where d.council_id = app.council() and ${condition} order by d.on_day, d.from_minute, d.reception_day_id`.execute(tx);
  const [calendar, overrides] = [await councilCalendar(tx), await lawOverrides(tx)];
  return rows.map((row) => {
    const by = postBy(row.onDay, calendar, overrides).dueOn;
    const duties = row.duties.map((duty) => ({ ...duty, receivedAt: duty.receivedAt ? new Date(duty.receivedAt) : null }));
    return { ...row, duties, postBy: by, state: dayState({ onDay: row.onDay, approved: row.approved, postedOn: row.postedOn, postBy: by, closed: row.closedAt !== null, notHeld: row.notHeldReason !== null }, today) };
  });
}

/** The day, locked. @throws NotFound */
export async function lockDay({ tx, councilId, today }: Context, id: string): Promise<DayRow> {
  await sql`select 1 from reception_day where council_id = ${councilId} and reception_day_id = ${id} for update`.execute(tx);
  const row = (await daysWhere(tx, sql<boolean>`d.reception_day_id = ${id}`, today))[0];
  if (!row) throw new NotFound();
  return row;
}

const t = translator(messages, 'vi');
const words = { recounted: t('ledger.recounted'), extended: t('ledger.moved'), allowedBy: t('ledger.by-roster'), byRegister: t('ledger.by-register') };

/** Makes the ledger say what the roster says: the day to post by (law:CIT-04), and each delegate's duty on its day. Part of each command that changes a day. */
export async function followDay(context: Context, dayId: string): Promise<void> {
  const { tx, councilId } = context;
  const day = await lockDay(context, dayId);
  if (!day.approved) return;
  const [calendar, overrides] = [await councilCalendar(tx), await lawOverrides(tx)];
  const post = postBy(day.onDay, calendar, overrides);
  const common = { product: '', coordinatingOrganizationIds: [], fromOn: null, dueAt: null, needed: null, planId: null, forTaskId: null };
  const over = day.closedAt !== null;
  await followSubject(
    context,
    { kind: 'reception-day', id: dayId },
    [
      {
        key: 'post',
        state: day.postedOn !== null ? 'done' : over ? 'stopped' : 'running',
        doneOn: day.postedOn,
        stopped: t('ledger.day-over'),
        draft: { ...common, kind: 'reception', title: t('ledger.post', { day: formatDay(day.onDay) }), leadOrganizationId: await bodyOfKind(context, 'office'), responsiblePersonId: null, dueOn: post.dueOn, remindOn: rollBackward(post.dueOn, calendar), basis: post.basis, lawRule: 'CIT-04' }
      }
    ].map((want) => ({ ...want, state: want.state as 'running' | 'done' | 'stopped' })),
    words
  );
  const { rows: duties } = await sql<{ id: string; personId: string; released: string | null; received: boolean; absent: string | null }>`select reception_duty_id as id, person_id as "personId", released_reason as released, received_at is not null as received,
      absent_reason as absent from reception_duty where council_id = ${councilId} and reception_day_id = ${dayId}`.execute(tx);
  for (const duty of duties)
    await followSubject(
      context,
      { kind: 'reception-duty', id: duty.id },
      [
        {
          key: 'duty',
          state: duty.received ? 'done' : duty.released !== null || (over && day.notHeldReason !== null) ? 'stopped' : 'running',
          doneOn: day.onDay,
          stopped: duty.released ?? day.notHeldReason ?? t('ledger.day-over'),
          draft: { ...common, kind: 'reception', title: t('ledger.duty', { day: formatDay(day.onDay) }), leadOrganizationId: null, responsiblePersonId: duty.personId, dueOn: day.onDay, remindOn: day.onDay, basis: t('ledger.duty-basis'), lawRule: 'CIT-04' }
        }
      ],
      words
    );
}
