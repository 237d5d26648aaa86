import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { codeOf } from '../rules.ts';

export interface Exclusion {
  petitionId: string;
  code: string;
  title: string;
  paper: string;
  paperOn: Day;
  reason: string;
  madeAt: Date;
  by: string;
}

/** Petitions left out of the figures now, the latest first, each with its paper and who recorded it. */
export async function exclusionList(tx: CouncilTx): Promise<Exclusion[]> {
  const { rows } = await sql<Omit<Exclusion, 'code'> & { year: number; number: number }>`select x.petition_id as "petitionId", p.year, p.number, p.title, x.paper, x.paper_on as "paperOn", x.reason, x.made_at as "madeAt", coalesce(w.name, '') as by
    from petition_exclusion x join petition p on p.council_id = x.council_id and p.petition_id = x.petition_id left join person w on w.council_id = x.council_id and w.person_id = x.made_by
    where x.council_id = app.council() and x.undone_at is null order by x.petition_exclusion_id desc limit 500`.execute(tx);
  return rows.map(({ year, number, ...row }) => ({ ...row, code: codeOf(year, number) }));
}
