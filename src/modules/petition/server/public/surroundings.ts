import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { compareNames } from '#core/text.ts';

export interface PublicVillage {
  id: string;
  name: string;
}

/** Villages and residential groups that exist. */
export async function publicVillages(tx: CouncilTx): Promise<PublicVillage[]> {
  return (await sql<PublicVillage>`select organization_id as id, name from organization where council_id = app.council() and kind = 'village' and dissolved_on is null order by position, name`.execute(tx)).rows;
}

/** The delegates of the group a village votes for, by name; null when nobody said which group that is. */
export async function delegatesOfVillage(tx: CouncilTx, villageId: string, today: Day): Promise<{ name: string; group: string }[] | null> {
  const { rows: groups } = await sql<{ id: string; name: string }>`select g.organization_id as id, g.name from organization v left join voter_area a on a.council_id = v.council_id and a.village_id = v.organization_id
    join organization g on g.council_id = v.council_id and g.organization_id = coalesce(a.group_id, v.parent_id) and g.kind = 'delegate-group' where v.council_id = app.council() and v.organization_id = ${villageId}`.execute(tx);
  const group = groups[0];
  if (!group) return null;
  const { rows } = await sql<{ name: string }>`select distinct p.name from membership m join person p on p.council_id = m.council_id and p.person_id = m.person_id where m.council_id = app.council() and m.organization_id = ${group.id}
    and m.from_on <= ${today}::date and (m.to_on is null or m.to_on > ${today}::date)`.execute(tx);
  return rows.map(({ name }) => ({ name, group: group.name })).sort((a, b) => compareNames(a.name, b.name));
}

export interface Coming {
  kind: 'voter-meeting' | 'reception';
  startsAt: Date;
  place: string;
  /** Villages asked to a meeting; nothing for a reception. */
  villages: string[];
}

/** What a voter may come to in the next weeks: meetings of issued plans, receptions that were posted. Nothing that is only planned. */
export async function comingPublic(tx: CouncilTx, now: Date, most = 4): Promise<Coming[]> {
  const { rows } = await sql<Coming>`select * from (
      select 'voter-meeting' as kind, m.starts_at as "startsAt", m.place, coalesce((select array_agg(v.name order by v.position, v.name) from voter_meeting_village x join organization v on v.council_id = x.council_id and v.organization_id = x.village_id
          where x.council_id = m.council_id and x.voter_meeting_id = m.voter_meeting_id), '{}') as villages
        from voter_meeting m join voter_round r on r.council_id = m.council_id and r.voter_round_id = m.voter_round_id
        where m.council_id = app.council() and r.issued_at is not null and r.withdrawn_at is null and m.removed_at is null and m.kind in ('session', 'topic', 'field', 'audience', 'area', 'residence')
          and m.starts_at between ${now}::timestamptz and ${now}::timestamptz + interval '60 days'
      union all
      select 'reception', (d.on_day + make_interval(mins => d.from_minute)) at time zone 'Asia/Ho_Chi_Minh', d.place, '{}' from reception_day d
        where d.council_id = app.council() and d.closed_at is null and exists (select from reception_posting p where p.council_id = d.council_id and p.reception_day_id = d.reception_day_id)
          and (d.on_day + make_interval(mins => d.from_minute)) at time zone 'Asia/Ho_Chi_Minh' between ${now}::timestamptz and ${now}::timestamptz + interval '60 days') c
    order by "startsAt" limit ${most}`.execute(tx);
  return rows;
}
