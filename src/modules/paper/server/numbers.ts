import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Context } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { Invalid } from '#core/errors.ts';
import { numberFault } from '../signature.ts';

/** Somebody who may sign for the council. */
export interface Signer {
  id: string;
  name: string;
  role: string;
  /** "Chủ tịch HĐND", as lists show it. */
  title: string;
}

const signerTitles: Record<string, string> = { chair: 'Chủ tịch HĐND', 'vice-chair': 'Phó Chủ tịch HĐND' };

/** Who may sign on a day: the chair and the vice-chairs, each once. */
export async function signersOn(tx: CouncilTx, day: Day): Promise<Signer[]> {
  const { rows } = await sql<Omit<Signer, 'title'>>`select distinct on (p.person_id) p.person_id as id, p.name, m.role from membership m join person p on p.council_id = m.council_id and p.person_id = m.person_id
    where m.council_id = app.council() and m.role in ('chair', 'vice-chair') and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day})
    order by p.person_id, m.role`.execute(tx);
  return rows.map((row) => ({ ...row, title: signerTitles[row.role] ?? row.role })).sort((a, b) => (a.role < b.role ? -1 : a.role > b.role ? 1 : 0));
}

/** The number the next paper of a series takes. */
export async function nextNumber(tx: CouncilTx, series: string): Promise<number> {
  const { rows } = await sql<{ last: number }>`select last from number_series where council_id = app.council() and series = ${series}`.execute(tx);
  return (rows[0]?.last ?? 0) + 1;
}

/**
 * The next number of a year's series, or a later one given on paper: then those between are written down as given outside the system. One at a time: the row of the series is
 * locked until the paper stands, so that no number is given twice and none is lost.
 * @throws Invalid('number')
 */
export async function takeNumber(
  { tx, councilId, actor, now }: Context,
  series: string,
  asked: number | null,
  paper: { subject: string; issuedOn: string; reportId?: string; paperId?: string }
): Promise<number> {
  await sql`insert into number_series (council_id, series, last) values (${councilId}, ${series}, 0) on conflict do nothing`.execute(tx);
  const last = (await sql<{ last: number }>`select last from number_series where council_id = ${councilId} and series = ${series} for update`.execute(tx)).rows[0]?.last ?? 0;
  const fault = numberFault(asked, last);
  if (fault) throw new Invalid({ number: fault });
  const number = asked ?? last + 1;
  await sql`update number_series set last = ${number} where council_id = ${councilId} and series = ${series}`.execute(tx);
  for (let between = last + 1; between < number; between += 1)
    await sql`insert into number_given (council_id, series, number, subject, given_at, given_by) values (${councilId}, ${series}, ${between}, 'Cấp ngoài hệ thống', ${now}, ${actor.personId})`.execute(tx);
  await sql`insert into number_given (council_id, series, number, subject, issued_on, report_id, paper_id, given_at, given_by)
    values (${councilId}, ${series}, ${number}, ${paper.subject}, ${paper.issuedOn}, ${paper.reportId ?? null}, ${paper.paperId ?? null}, ${now}, ${actor.personId})`.execute(tx);
  return number;
}
