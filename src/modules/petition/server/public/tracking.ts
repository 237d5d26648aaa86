import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import type { CouncilTx } from '#core/db.ts';
import { readCode } from '../../public/tracking-code.ts';

/** What is kept of a code: its SHA-256 in hexadecimal. 80 random bits need no slow hash. */
export function codeHash(code: string): string {
  return createHash('sha256').update(code).digest('hex');
}

/** The raising a code was given for, with the petitions that now stand for its matter: itself, what it was merged into, or the parts it was split into. */
export interface Followed {
  raisingId: string;
  petitionId: string;
  roots: string[];
}

/** Finds a code. What cannot be one is asked for in the same way as one that might be: one look by key, whatever was typed. */
export async function followedBy(tx: CouncilTx, typed: string): Promise<Followed | null> {
  const hash = codeHash(readCode(typed) ?? `?${typed.slice(0, 200)}`);
  const { rows } = await sql<{ raisingId: string; petitionId: string; rootId: string }>`select t.raising_id as "raisingId", r.petition_id as "petitionId", p.root_id as "rootId" from tracking_code t
    join raising r on r.council_id = t.council_id and r.raising_id = t.raising_id join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id
    where t.council_id = app.council() and t.code_hash = ${hash} and t.revoked_at is null`.execute(tx);
  const row = rows[0];
  return row ? { raisingId: row.raisingId, petitionId: row.petitionId, roots: await rootsOf(tx, row.rootId) } : null;
}

/** Where a petition stands now through every merging and splitting; itself, when neither happened. */
async function rootsOf(tx: CouncilTx, rootId: string): Promise<string[]> {
  const { rows } = await sql<{ id: string }>`with recursive down as (
      select ${rootId}::uuid as id, 0 as depth
      union
      select part.root_id, d.depth + 1 from down d join petition_split s on s.council_id = app.council() and s.petition_id = d.id and s.undone_at is null
        join petition part on part.council_id = s.council_id and part.split_id = s.petition_split_id where d.depth < 8
    )
    select distinct d.id, p.year, p.number from down d join petition p on p.council_id = app.council() and p.petition_id = d.id
    where not exists (select from petition_split s where s.council_id = app.council() and s.petition_id = d.id and s.undone_at is null) order by p.year, p.number`.execute(tx);
  return rows.map(({ id }) => id);
}
