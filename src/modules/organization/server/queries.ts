import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import type { OrganizationChoice } from '../schema.ts';

/** Bodies that exist today, in the order lists show them: council, its parts, the others, villages. */
export async function organizationChoices(tx: CouncilTx): Promise<OrganizationChoice[]> {
  const { rows } = await sql<OrganizationChoice>`select organization_id as id, kind, name, short_name as "shortName", aliases, inside from organization
    where council_id = app.council() and dissolved_on is null order by position, name`.execute(tx);
  return rows;
}
