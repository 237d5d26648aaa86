import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import type { OrganizationChoice, OrganizationKind } from '../schema.ts';

/** Bodies that exist today, in the order lists show them: council, its parts, the others, villages. */
export async function organizationChoices(tx: CouncilTx): Promise<OrganizationChoice[]> {
  const { rows } = await sql<OrganizationChoice>`select organization_id as id, kind, name, short_name as "shortName", aliases, inside from organization
    where council_id = app.council() and dissolved_on is null order by position, name`.execute(tx);
  return rows;
}

export interface OrganizationRow extends OrganizationChoice {
  parentId: string | null;
  email: string | null;
  dissolvedOn: string | null;
  version: number;
  /** People with a role here on `today`. */
  people: number;
}

/** Every body, dissolved ones too, with how many people hold a role there on `today` ('YYYY-MM-DD'). */
export async function organizationList(tx: CouncilTx, today: string): Promise<OrganizationRow[]> {
  const { rows } = await sql<OrganizationRow & { kind: OrganizationKind }>`
    select o.organization_id as id, o.kind, o.name, o.short_name as "shortName", o.aliases, o.inside, o.parent_id as "parentId", o.email,
      o.dissolved_on as "dissolvedOn", o.version, count(distinct m.person_id)::int as people
    from organization o left join membership m on m.council_id = o.council_id and m.organization_id = o.organization_id
      and m.from_on <= ${today}::date and (m.to_on is null or m.to_on > ${today}::date)
    where o.council_id = app.council() group by o.council_id, o.organization_id order by o.position, o.name`.execute(tx);
  return rows;
}

/** One body, or null. */
export async function organizationById(tx: CouncilTx, organizationId: string, today: string): Promise<OrganizationRow | null> {
  return (await organizationList(tx, today)).find((row) => row.id === organizationId) ?? null;
}
