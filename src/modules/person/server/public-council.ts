import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { compareNames } from '#core/text.ts';

/** What anybody may know of a council: its own bodies with who leads them, and the names of its delegates. No phone, no address. */
export interface PublicCouncil {
  bodies: { name: string; heads: { name: string; role: string; kind: string }[] }[];
  delegates: { name: string; group: string | null }[];
}

export async function publicCouncil(tx: CouncilTx, today: string): Promise<PublicCouncil> {
  const { rows } = await sql<{ person: string; role: string; kind: string; body: string; position: number; inside: boolean }>`
    select p.name as person, m.role, o.kind, o.name as body, o.position, o.inside from membership m join person p using (council_id, person_id) join organization o using (council_id, organization_id)
    where m.council_id = app.council() and m.from_on <= ${today}::date and (m.to_on is null or m.to_on > ${today}::date) and o.dissolved_on is null
    order by o.position`.execute(tx);
  const heads = rows.filter((row) => ['standing-committee', 'board'].includes(row.kind));
  const order = ['chair', 'vice-chair', 'board-head', 'board-deputy', 'member'];
  const bodies = [...new Set(heads.map((row) => row.body))].map((name) => ({
    name,
    heads: heads
      .filter((row) => row.body === name)
      .sort((a, b) => order.indexOf(a.role) - order.indexOf(b.role) || compareNames(a.person, b.person))
      .map((row) => ({ name: row.person, role: row.role, kind: row.kind }))
  }));
  const groups = new Map(rows.filter((row) => row.kind === 'delegate-group').map((row) => [row.person, row.body]));
  const names = [...new Set(rows.filter((row) => row.role === 'delegate').map((row) => row.person))].sort(compareNames);
  return { bodies, delegates: names.map((name) => ({ name, group: groups.get(name) ?? null })) };
}
