import { sql } from 'kysely';
import type { Actor, Role, Scope } from '../../src/core/context.ts';
import { closeDatabase, councils, inCouncil, openDatabase } from '../../src/core/db.ts';
import { actorOf } from '../../src/core/identity/session.ts';
import { readSettings } from '../../src/core/settings.ts';
import type { OrganizationId, PersonId } from '../../src/core/ids.ts';
import { reachInstallation } from '../../cli/installation.ts';
import { sampleSlug } from './hands.ts';

/** The sample council of a running installation, worked on through its commands: what a journey needs to have happened before it begins. */
export interface CouncilHands {
  /** A person of that role at an instant. */
  as(role: Role, at: string): Promise<Scope>;
  organization(kind: string, index?: number): Promise<OrganizationId>;
  close(): Promise<void>;
}

export async function councilHands(dataDir: string): Promise<CouncilHands> {
  const settings = readSettings({ ...process.env, NGHISU_DATA: dataDir });
  const installation = await reachInstallation(settings);
  const database = openDatabase(installation.webUrl, { max: 2 });
  const council = (await councils.list(database)).find((each) => each.slug === sampleSlug);
  if (!council) throw new Error('the sample council is not there');
  const read = <Row>(query: ReturnType<typeof sql<Row>>) => inCouncil(database, { councilId: council.id }, 'read', async (tx) => (await query.execute(tx)).rows);
  return {
    async as(role, at) {
      const rows = await read(sql<{ personId: PersonId; name: string; organizationId: OrganizationId; kind: string; role: Role }>`select m.person_id as "personId", p.name, m.organization_id as "organizationId", o.kind, m.role
        from membership m join person p using (council_id, person_id) join organization o using (council_id, organization_id)
        where m.council_id = app.council() and m.to_on is null and m.person_id = (select x.person_id from membership x where x.council_id = app.council() and x.role = ${role} and x.to_on is null order by x.from_on, x.person_id limit 1)`);
      const first = rows[0];
      if (!first) throw new Error(`nobody of the sample is ${role}`);
      const actor: Actor = actorOf(first.personId, first.name, rows.map(({ organizationId, kind, role: each }) => ({ organizationId, kind, role: each })));
      return { database, councilId: council.id, actor, now: new Date(at) };
    },
    async organization(kind, index = 0) {
      const found = (await read(sql<{ id: OrganizationId }>`select organization_id as id from organization where council_id = app.council() and kind = ${kind} and dissolved_on is null order by position, name`))[index];
      if (!found) throw new Error(`the sample has no ${kind}`);
      return found.id;
    },
    async close() {
      await closeDatabase(database);
      await installation.stop();
    }
  };
}
