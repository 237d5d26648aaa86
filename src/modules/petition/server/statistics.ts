import { sql, type RawBuilder } from 'kysely';
import { addCalendarDays, isDay, type Day } from '#core/calendar/days.ts';
import { endOfDay, instantAt } from '#core/calendar/instants.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { parseDay } from '#core/format.ts';
import { codeOf, openStages } from '../rules.ts';
import { isOpen, type StatisticRow } from '../statistics.ts';
import { visiblePetitions } from './petition-row.ts';

/** Petitions first raised in `from`–`to`, as they stood at the end of `asOf`. */
export interface StatisticPeriod {
  from: Day;
  to: Day;
  asOf: Day;
}

/** Which petitions: first raised in the period; not at an end on the day told for, whenever raised; judged in the period, whenever raised. */
export type Reading = 'raised' | 'open' | 'judged';

/** The period an address asks for: this year until today unless it says otherwise; a day ahead is today. */
export function periodAsked(query: URLSearchParams, today: Day): StatisticPeriod {
  const day = (name: string) => {
    const said = query.get(name)?.trim() ?? '';
    return isDay(said) ? said : parseDay(said, today);
  };
  const asked = day('ngay');
  const asOf = asked && asked < today ? asked : today;
  const to = day('den') ?? asOf;
  const from = day('tu') ?? `${asOf.slice(0, 4)}-01-01`;
  return from <= to ? { from, to, asOf } : { from: to, to: from, asOf };
}

/** What cannot be in a reading is passed over before anything is computed of it; the rest is decided by the rows. */
function nearTo(reading: Reading, { from, to }: StatisticPeriod, instant: Date): RawBuilder<boolean> {
  switch (reading) {
    case 'raised':
      return sql<boolean>`(select min(r.raised_on) from raising r where r.council_id = p.council_id and r.petition_id = p.petition_id) between ${from} and ${to}`;
    case 'open':
      return sql<boolean>`(p.stage = any(${[...openStages, 'merged', 'split', 'removed']}::text[]) or p.judged_at > ${instant} or p.closed_at > ${instant})`;
    case 'judged':
      return sql<boolean>`exists (select from petition_judgement j where j.council_id = p.council_id and j.petition_id = p.petition_id and j.made_at >= ${instantAt(from, 0)} and j.made_at < ${endOfDay(to)})`;
  }
}

/**
 * Petitions of a period, one row each, as they stand or, of a past day, as they stood from what was recorded by then (`app.petition_facts_at`). Only what the actor may see.
 */
export async function statisticRows(tx: CouncilTx, actor: Actor, period: StatisticPeriod, today: Day, reading: Reading = 'raised'): Promise<StatisticRow[]> {
  const { asOf } = period;
  const past = asOf < today;
  const instant = past ? endOfDay(asOf) : endOfDay(addCalendarDays(today, 1));
  const stood = past
    ? sql`app.petition_at(${instant}, p.council_id, p.petition_id)`
    : sql`(select p.stage, p.field, p.level, p.body_id, p.referral_id, p.referred_on, p.answered_on, p.result, p.promised_on, p.outcome, p.judged_at)`;
  const due = past ? sql`n.due_on` : sql`o.now_due_on`;
  const dueAt = past ? sql`join app.obligation_at(${instant}) n on n.council_id = o.council_id and n.obligation_id = o.obligation_id` : sql``;
  const done = past ? sql`n.done_on` : sql`o.done_on`;
  const { rows } = await sql<Omit<StatisticRow, 'code'> & { year: number; number: number }>`
    with own as materialized (select p.petition_id from petition p where p.council_id = app.council() and p.recorded_at <= ${instant} and ${visiblePetitions(actor)}
        and ${nearTo(reading, period, instant)}),
      due as (select o.subject_id, max(${due}) filter (where o.subject_kind = 'petition-reply') as reply_on, min(${due}) filter (where o.subject_kind = 'petition-promise' and ${done} is null) as promise_on
        from own join obligation o on o.council_id = app.council() and o.subject_kind in ('petition-reply', 'petition-promise') and o.subject_id = own.petition_id
          and o.opened_at <= ${instant} and (o.withdrawn_at is null or o.withdrawn_at > ${instant}) ${dueAt} group by 1),
      sessions as (select distinct session_opens_on as opens_on from voter_round where council_id = app.council() and session_opens_on <= ${asOf} and withdrawn_at is null)
    select p.petition_id as id, p.year, p.number, p.title, p.body, s.field, s.level, p.village_id as "villageId", v.name as "villageName", s.body_id as "bodyId", coalesce(nullif(b.short_name, ''), b.name) as "bodyName",
      coalesce((select z.about_council from petition_classification z where z.council_id = p.council_id and z.petition_id = p.petition_id and z.made_at <= ${instant} order by z.petition_classification_id desc limit 1), false) as "aboutCouncil",
      r.source, r.voter_round_id as "roundId", coalesce(r.title, '') as "roundTitle", coalesce(r.session_title, '') as "sessionTitle", r.raised_on as "raisedOn",
      ${past ? sql`c.raisings` : sql`p.raisings`} as raisings, ${past ? sql`c.voters` : sql`p.voters`} as voters, s.stage, s.result, s.outcome, s.promised_on as "promisedOn", s.referred_on as "referredOn",
      coalesce(case when s.stage = 'promised' then d.promise_on end, d.reply_on) as "dueOn", s.answered_on as "answeredOn", coalesce(y.number, '') as "replyNumber", coalesce(y.words, '') as "replyWords",
      (s.judged_at at time zone 'Asia/Ho_Chi_Minh')::date as "judgedOn", (select count(*)::int from sessions x where x.opens_on > r.raised_on and (s.outcome is null or s.outcome not in ('settled', 'explained') or x.opens_on <= (s.judged_at at time zone 'Asia/Ho_Chi_Minh')::date)) as "sessionsPassed"
    from own join petition p on p.council_id = app.council() and p.petition_id = own.petition_id
    cross join lateral ${stood} s
    join lateral (select z.source, z.raised_on, w.voter_round_id, w.title, w.session_title from raising z
      left join voter_meeting m on m.council_id = z.council_id and m.voter_meeting_id = z.voter_meeting_id left join voter_round w on w.council_id = m.council_id and w.voter_round_id = m.voter_round_id
      where z.council_id = p.council_id and z.petition_id = p.petition_id order by z.raised_on, z.raising_id limit 1) r on true
    ${past ? sql`cross join lateral (with recursive under as (select p.petition_id as id union
        select m.petition_id from under u join petition_merge m on m.council_id = app.council() and m.into_id = u.id and m.made_at <= ${instant} and (m.undone_at is null or m.undone_at > ${instant}))
      select count(*)::int as raisings, coalesce(sum(z.voters), 0)::int as voters from under u join raising z on z.council_id = app.council() and z.petition_id = u.id and z.recorded_at <= ${instant}) c` : sql``}
    left join lateral (select e.number, i.words from reply_item i join reply e on e.council_id = i.council_id and e.reply_id = i.reply_id
      where s.answered_on is not null and i.council_id = p.council_id and i.petition_id = p.petition_id and e.made_at <= ${instant} and (i.withdrawn_at is null or i.withdrawn_at > ${instant}) order by e.reply_id desc limit 1) y on true
    left join due d on d.subject_id = p.petition_id
    left join organization v on v.council_id = p.council_id and v.organization_id = p.village_id
    left join organization b on b.council_id = p.council_id and b.organization_id = s.body_id
    where s.stage not in ('merged', 'split', 'removed') order by p.year, p.number`.execute(tx);
  const all = rows.map(({ year, number, ...row }) => ({ ...row, code: codeOf(year, number) }));
  if (reading === 'open') return all.filter(isOpen);
  return reading === 'judged' ? all.filter((row) => row.judgedOn !== null && row.judgedOn >= period.from && row.judgedOn <= period.to) : all;
}
