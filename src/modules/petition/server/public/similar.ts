import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { CouncilTx } from '#core/db.ts';
import { fingerprint } from '../../analysis/fingerprint.ts';
import { sameMatter } from '../../analysis/same-matter.ts';
import { codeOf } from '../../rules.ts';
import type { PublicState } from '../../public/states.ts';
import { publicState } from './public-state.ts';

export interface SimilarPublished {
  code: string;
  title: string;
  state: PublicState;
  voters: number;
  /** Judged and at an end: to be read, not to be joined. */
  ended: boolean;
}

/**
 * Published petitions that raise the matter these words raise, best first, at most three. Compared are the words approved to be public, with the village of whoever asks: nothing unpublished
 * can be found out by trying words.
 */
export async function similarPublished(tx: CouncilTx, words: string, villageId: string | null, today: Day): Promise<SimilarPublished[]> {
  if (words.trim().length < 15) return [];
  const village = villageId ? ((await sql<{ name: string }>`select name from organization where council_id = app.council() and organization_id = ${villageId} and kind = 'village'`.execute(tx)).rows[0]?.name ?? '') : '';
  const placed = (text: string, at: string): string => (at !== '' && !text.toLowerCase().includes(at.toLowerCase()) ? `${text} ${at}` : text);
  const asked = fingerprint(placed(words, village));
  const keys = [...new Set([...asked.terms, ...fingerprint(words).terms])];
  const { rows } = await sql<{ year: number; number: number; title: string; body: string; village: string | null; villageId: string | null; state: PublicState; voters: number }>`select p.year, p.number, u.title, u.body, v.name as village, p.village_id as "villageId", ${publicState(today)} as state, p.voters
    from app.petitions_with_keys(${keys}::text[], 400) k join petition p on p.council_id = app.council() and p.petition_id = k.petition_id
    join petition_publication u on u.council_id = p.council_id and u.petition_id = p.petition_id and u.withdrawn_at is null left join organization v on v.council_id = p.council_id and v.organization_id = p.village_id
    where p.stage not in ('merged', 'split', 'removed') order by k.shared desc, p.petition_id desc limit 60`.execute(tx);
  return rows
    .map((row) => ({ row, verdict: sameMatter(asked, fingerprint(placed(row.body, row.village ?? ''))) }))
    .filter(({ verdict }) => verdict.same)
    .sort((a, b) => b.verdict.score - a.verdict.score)
    .slice(0, 3)
    .map(({ row }) => ({ code: codeOf(row.year, row.number), title: row.title, state: row.state, voters: row.voters, ended: row.state === 'settled' || row.state === 'explained' }));
}
