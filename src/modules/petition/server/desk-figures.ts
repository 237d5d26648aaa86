import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import type { DeskFigure, FigureRecord } from '../desk.ts';
import { codeOf } from '../rules.ts';
import { deskBodies } from './desk.ts';

type Line = Omit<FigureRecord, 'code'> & { year: number; number: number };

const figureOf = (lines: readonly Line[]): DeskFigure => {
  const records = lines.map(({ year, number, ...line }) => ({ ...line, code: codeOf(year, number) }));
  return { counted: records.filter((record) => record.counts).length, base: records.length, records };
};

/**
 * The body's own two figures of a calendar year, as it may see them before the council publishes them: answers in time among those due in the year up to today or answered already; voters who
 * agree among those who said so. What is not due yet stands in no denominator (law:PET-06, measures.md rule 5).
 */
export async function deskFigures(tx: CouncilTx, actor: Actor, today: Day): Promise<{ year: number; inTime: DeskFigure; agree: DeskFigure }> {
  const year = Number(today.slice(0, 4));
  const { rows: due } = await sql<Line>`select p.petition_id as "petitionId", p.year, p.number, p.title, s.due_on as on, s.done_on as "doneOn", coalesce(s.in_time, false) as counts, '' as note
    from obligation_state s join petition p on p.council_id = s.council_id and p.petition_id = s.subject_id
    where s.council_id = app.council() and s.subject_kind = 'petition-reply' and s.withdrawn_at is null and s.lead_organization_id in ${deskBodies(actor)}
      and s.due_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date and (s.done_on is not null or s.due_on < ${today}::date) order by s.due_on, s.obligation_id`.execute(tx);
  const { rows: said } = await sql<Line>`select p.petition_id as "petitionId", p.year, p.number, p.title, (v.made_at at time zone 'Asia/Ho_Chi_Minh')::date as on, p.answered_on as "doneOn", v.agrees as counts, v.reason as note
    from petition p join lateral (select x.* from voter_verdict x where x.council_id = p.council_id and x.petition_id = p.petition_id order by x.voter_verdict_id desc limit 1) v on true
    where p.council_id = app.council() and p.body_id in ${deskBodies(actor)} and extract(year from v.made_at at time zone 'Asia/Ho_Chi_Minh') = ${year} order by v.made_at`.execute(tx);
  return { year, inTime: figureOf(due), agree: figureOf(said) };
}
