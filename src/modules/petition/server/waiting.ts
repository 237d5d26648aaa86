import { sql } from 'kysely';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { codeOf } from '../rules.ts';
import type { Level } from '../schema.ts';
import { visiblePetitions, type PetitionRow } from './petition-row.ts';

export interface WaitingPetition {
  id: string;
  code: string;
  title: string;
  level: Level | null;
  raisings: number;
  voters: number;
}

/** Other petitions classified to the same body and not passed on yet: one letter serves them all. */
export async function waitingFor(tx: CouncilTx, actor: Actor, { row }: { row: Pick<PetitionRow, 'id' | 'bodyId'> }): Promise<WaitingPetition[]> {
  if (row.bodyId === null) return [];
  const { rows } = await sql<Omit<WaitingPetition, 'code'> & { year: number; number: number }>`select p.petition_id as id, p.year, p.number, p.title, p.level, p.raisings, p.voters from petition p
    where p.council_id = app.council() and p.stage = 'compiled' and p.body_id = ${row.bodyId} and p.petition_id <> ${row.id} and ${visiblePetitions(actor)} order by p.year, p.number limit 300`.execute(tx);
  return rows.map(({ year, number, ...rest }) => ({ ...rest, code: codeOf(year, number) }));
}
