import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import type { Staff } from '../rules.ts';

const idle = ['overseer', 'administrator'];

/** Who may be told of work on `today`: people with an open account, by the bodies they work in. Watching or running the machine is no work. */
export async function staffOf(tx: CouncilTx, today: string): Promise<Staff> {
  const { rows } = await sql<{ personId: string; organizationId: string | null; kind: string | null; role: string | null }>`
    select a.person_id as "personId", m.organization_id as "organizationId", o.kind, m.role
    from account a
    left join membership m on m.council_id = a.council_id and m.person_id = a.person_id and m.from_on <= ${today} and (m.to_on is null or m.to_on > ${today})
    left join organization o on o.council_id = m.council_id and o.organization_id = m.organization_id
    where a.council_id = app.council() and a.disabled_at is null order by a.person_id`.execute(tx);
  const working = rows.filter((row) => row.role !== null && !idle.includes(row.role));
  const holding = (roles: string[]) => [...new Set(working.filter((row) => roles.includes(row.role ?? '')).map((row) => row.personId))];
  const byOrganization = new Map<string, string[]>();
  for (const row of working) {
    if (row.organizationId === null) continue;
    const here = byOrganization.get(row.organizationId) ?? [];
    if (!here.includes(row.personId)) here.push(row.personId);
    byOrganization.set(row.organizationId, here);
  }
  return {
    active: new Set(rows.map((row) => row.personId)),
    byOrganization,
    chairs: holding(['chair', 'vice-chair']),
    standing: [...new Set(working.filter((row) => row.kind === 'standing-committee').map((row) => row.personId))],
    clerks: holding(['clerk', 'office-head']),
    heads: holding(['office-head'])
  };
}
