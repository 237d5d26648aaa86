import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { compareNames } from '#core/text.ts';
import { councilCalendar, lawOverrides } from '#modules/council/server/queries.ts';
import type { Surroundings } from '../rules.ts';

export interface Village {
  id: string;
  name: string;
  /** Delegate group the village votes for; null: nobody said. */
  groupId: string | null;
}
export interface DelegateChoice {
  id: string;
  name: string;
  groupId: string | null;
  group: string | null;
}
export interface Body {
  id: string;
  name: string;
  kind: string;
}

/** Villages with their group: as set for voter contact, else the group they stand under. */
export async function villages(tx: CouncilTx): Promise<Village[]> {
  const { rows } = await sql<Village>`select o.organization_id as id, o.name, coalesce(a.group_id, case when p.kind = 'delegate-group' then p.organization_id end) as "groupId"
    from organization o left join voter_area a on a.council_id = o.council_id and a.village_id = o.organization_id
    left join organization p on p.council_id = o.council_id and p.organization_id = o.parent_id
    where o.council_id = app.council() and o.kind = 'village' and o.dissolved_on is null order by o.position, o.name`.execute(tx);
  return rows;
}

/** Who holds a mandate on a day, with the delegate group. */
export async function delegatesOn(tx: CouncilTx, day: Day): Promise<DelegateChoice[]> {
  const { rows } = await sql<DelegateChoice>`select p.person_id as id, p.name, g.id as "groupId", g.name as "group"
    from person p
    left join lateral (select o.organization_id as id, coalesce(nullif(o.short_name, ''), o.name) as name from membership m join organization o on o.council_id = m.council_id and o.organization_id = m.organization_id
      where m.council_id = p.council_id and m.person_id = p.person_id and o.kind = 'delegate-group' and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day}) order by o.position limit 1) g on true
    where p.council_id = app.council() and exists (select from membership m where m.council_id = p.council_id and m.person_id = p.person_id and m.role = 'delegate'
      and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day}))`.execute(tx);
  return rows.sort((a, b) => compareNames(a.name, b.name));
}

/** Bodies of one or more kinds that exist. */
export async function bodiesOfKinds(tx: CouncilTx, kinds: readonly string[]): Promise<Body[]> {
  const { rows } = await sql<Body>`select organization_id as id, name, kind from organization
    where council_id = app.council() and kind = any(${[...kinds]}::text[]) and dissolved_on is null order by position, name`.execute(tx);
  return rows;
}

/** People who may write the minutes: the office and MTTQ. */
export async function minuteTakers(tx: CouncilTx, day: Day): Promise<{ id: string; name: string }[]> {
  const { rows } = await sql<{ id: string; name: string }>`select distinct p.person_id as id, p.name from person p join membership m on m.council_id = p.council_id and m.person_id = p.person_id
    where p.council_id = app.council() and m.role in ('clerk', 'office-head', 'mttq-officer') and m.from_on <= ${day} and (m.to_on is null or m.to_on > ${day})`.execute(tx);
  return rows.sort((a, b) => compareNames(a.name, b.name));
}

/** What checks and due days are counted with. */
export async function surroundings(tx: CouncilTx, today: Day): Promise<Surroundings> {
  return { villages: await villages(tx), delegates: await delegatesOn(tx, today), calendar: await councilCalendar(tx), overrides: await lawOverrides(tx), today };
}
