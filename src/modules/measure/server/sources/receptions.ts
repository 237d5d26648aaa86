import { sql } from 'kysely';
import { paths } from '#paths';
import type { Mandate } from '../../engine.ts';
import { receptionHeld, receptionPlanned, type DutyFact } from '../../reception-facts.ts';
import type { Source } from '../source.ts';

/** Receptions of citizens: the approved roster, who received, who was replaced, each as known at the instant asked for. */
export const receptionSource: Source = {
  id: 'receptions',
  async open(tx, { asks }) {
    const { rows: mandates } = await sql<Mandate>`select person_id as "personId", from_on as from, to_on as to from membership where council_id = app.council() and role = 'delegate'`.execute(tx);
    const instants = new Map(asks.map((ask) => [ask.scope.knownAt.getTime(), ask.scope.knownAt]));
    const known = new Map<number, DutyFact[]>();
    for (const [key, instant] of instants) {
      const { rows } = await sql<DutyFact>`select u.reception_duty_id as id, u.person_id as "personId", greatest(u.assigned_at, p.approved_at) as since, u.released_at as "releasedAt", u.received_at as "receivedAt", u.absent_at as "absentAt",
          coalesce((select m.old_day from reception_move m where m.council_id = d.council_id and m.reception_day_id = d.reception_day_id and m.made_at > ${instant} order by m.made_at limit 1), d.on_day) as on
        from reception_duty u join reception_day d on d.council_id = u.council_id and d.reception_day_id = u.reception_day_id left join reception_plan p on p.council_id = d.council_id and p.reception_plan_id = d.reception_plan_id
        where u.council_id = app.council() and (d.reception_plan_id is null or p.approved_at is not null)`.execute(tx);
      known.set(key, rows);
    }
    return (ask) => {
      const duties = known.get(ask.scope.knownAt.getTime()) ?? [];
      return ask.measureId === 'reception.planned' ? receptionPlanned(mandates, duties, ask.scope) : receptionHeld(duties, ask.scope);
    };
  },
  async describe(tx, ids, { council, lang }) {
    const { rows } = await sql<{ id: string; name: string; duties: number; received: number }>`select p.person_id as id, p.name,
        (select count(*)::int from reception_duty u where u.council_id = p.council_id and u.person_id = p.person_id and u.released_at is null) as duties,
        (select count(*)::int from reception_duty u where u.council_id = p.council_id and u.person_id = p.person_id and u.received_at is not null) as received
      from person p where p.council_id = app.council() and p.person_id = any(${ids}::uuid[])`.execute(tx);
    return new Map(rows.map((row) => [row.id, { title: row.name, subtitle: lang === 'vi' ? `${row.received}/${row.duties} ca trực đã tiếp` : `${row.received}/${row.duties} duties received`, href: paths.receptionRoster(council) }]));
  }
};
