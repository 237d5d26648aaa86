import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';

export interface SamplePerson {
  id: string;
  name: string;
  role: string;
  kind: string;
}

/** One person with an account for each role of the sample council, the office first: whose eyes a visitor may look through. */
export async function samplePeople(tx: CouncilTx, today: string): Promise<SamplePerson[]> {
  const { rows } = await sql<SamplePerson>`
    select distinct on (array_position(array['clerk', 'chair', 'board-head', 'delegate', 'ubnd-officer', 'mttq-officer', 'party-officer', 'overseer', 'administrator'], m.role))
      m.person_id as id, p.name, m.role, o.kind
    from membership m join person p using (council_id, person_id) join organization o using (council_id, organization_id) join account a using (council_id, person_id)
    where m.council_id = app.council() and a.disabled_at is null and m.from_on <= ${today}::date and (m.to_on is null or m.to_on > ${today}::date)
      and m.role in ('clerk', 'chair', 'board-head', 'delegate', 'ubnd-officer', 'mttq-officer', 'party-officer', 'overseer', 'administrator')
    order by array_position(array['clerk', 'chair', 'board-head', 'delegate', 'ubnd-officer', 'mttq-officer', 'party-officer', 'overseer', 'administrator'], m.role),
      (select count(*) from membership n where n.council_id = m.council_id and n.person_id = m.person_id), p.name`.execute(tx);
  return rows;
}
