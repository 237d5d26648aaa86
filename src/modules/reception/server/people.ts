import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { compareNames } from '#core/text.ts';

/** Delegates holding a mandate on a day, in the order of names, with how many duties each has had. */
export async function delegatesOn(tx: CouncilTx, day: Day): Promise<{ id: string; name: string; before: number }[]> {
  const { rows } = await sql<{ id: string; name: string; before: number }>`select p.person_id as id, p.name,
      (select count(*)::int from reception_duty u join reception_day d on d.council_id = u.council_id and d.reception_day_id = u.reception_day_id
        where u.council_id = p.council_id and u.person_id = p.person_id and u.released_at is null and d.on_day < ${day}) as before
    from person p where p.council_id = app.council() and exists (select 1 from membership m where m.council_id = p.council_id and m.person_id = p.person_id and m.role in ('delegate', 'chair', 'vice-chair', 'board-head')
      and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day}))`.execute(tx);
  return rows.sort((a, b) => compareNames(a.name, b.name));
}
