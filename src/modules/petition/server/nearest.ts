import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { fingerprint, type Fingerprint } from '../analysis/fingerprint.ts';
import { sameMatter } from '../analysis/same-matter.ts';
import { codeOf } from '../rules.ts';
import type { Outcome, Stage } from '../schema.ts';
import { visiblePetitions } from './petition-row.ts';

/** An earlier petition that may be the same matter. */
export interface Nearest {
  id: string;
  code: string;
  title: string;
  stage: Stage;
  outcome: Outcome | null;
  raisings: number;
  raisedOn: Day | null;
  villageName: string | null;
  /** 0 to 1. */
  score: number;
  same: boolean;
  /** "cùng thôn Đồng Tâm, cùng đường, cùng đề nghị sửa chữa". */
  reason: string;
}

/** Candidates the index gives for comparing one by one. */
const candidates = 60;

/**
 * The nearest earlier petitions to words being typed or to one petition, best first: those of the same matter, then look-alikes above `floor`. What was merged is found by its root; what a
 * person kept apart from `of` is not proposed again.
 */
export async function nearestPetitions(tx: CouncilTx, actor: Actor, to: { text: string } | { fingerprint: Fingerprint; id: string }, options: { most?: number; floor?: number } = {}): Promise<Nearest[]> {
  const print = 'text' in to ? fingerprint(to.text) : to.fingerprint;
  if (print.terms.length === 0) return [];
  const self = 'id' in to ? to.id : null;
  const { rows } = await sql<Omit<Nearest, 'code' | 'score' | 'same' | 'reason'> & { year: number; number: number; print: Fingerprint; apart: boolean }>`
    select r.petition_id as id, r.year, r.number, r.title, r.stage, r.outcome, r.raisings, r.raised_on as "raisedOn", vo.name as "villageName", p.fingerprint as print,
      exists (select from petition_apart a where a.council_id = p.council_id and (a.petition_id = r.petition_id and a.other_id = ${self} or a.petition_id = ${self} and a.other_id = r.petition_id)) as apart
    from app.petitions_with_keys(${print.terms}, ${candidates}) k join petition p on p.council_id = app.council() and p.petition_id = k.petition_id
    join petition r on r.council_id = p.council_id and r.petition_id = p.root_id
    left join organization vo on vo.council_id = r.council_id and vo.organization_id = r.village_id
    where ${visiblePetitions(actor, 'r')} and (${self}::uuid is null or r.petition_id <> ${self}::uuid)`.execute(tx);
  const best = new Map<string, Nearest>();
  for (const { year, number, print: theirs, apart, ...row } of rows) {
    if (apart || !theirs.words) continue;
    const { same, score, reason } = sameMatter(print, theirs);
    const known = best.get(row.id);
    if (!known || known.score < score) best.set(row.id, { ...row, code: codeOf(year, number), same, score, reason });
  }
  return [...best.values()]
    .filter((each) => each.same || each.score >= (options.floor ?? 0.45))
    .sort((a, b) => Number(b.same) - Number(a.same) || b.score - a.score)
    .slice(0, options.most ?? 5);
}
