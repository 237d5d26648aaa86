import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { councilData } from '#modules/council/server/queries.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { chasingLetter } from '../chasing-letter.ts';
import { lateObligations } from './queries.ts';
import type { ObligationRow } from './obligation-row.ts';

export interface LetterDraft {
  body: { id: string; name: string };
  works: ObligationRow[];
  paper: OfficialPaper;
}

/** One letter names no more than this. */
const mostWorks = 100;

/**
 * The letter that would chase the chosen overdue work, from what stands now; where none is chosen, all of the first body that is late.
 * @throws Invalid('obligationIds'): nothing chosen is overdue any more | RuleBroken: of several bodies, or nobody leads it
 */
export async function draftChasingLetter(
  tx: CouncilTx,
  actor: Actor,
  asked: { obligationIds: readonly string[]; answerBy: Day | null; note: string },
  at: { today: Day; now: Date; on: Day }
): Promise<LetterDraft> {
  const late = await lateObligations(tx, actor, at.today, at.now);
  const wanted = new Set(asked.obligationIds);
  const first = wanted.size > 0 ? undefined : late.find((row) => row.leadOrganizationId !== null)?.leadOrganizationId;
  const works = late.filter((row) => wanted.has(row.id) || (first !== undefined && row.leadOrganizationId === first)).slice(0, mostWorks);
  if (works.length === 0) throw new Invalid({ obligationIds: 'obligation.letter-none' });
  const [bodyId, ...others] = new Set(works.map((row) => row.leadOrganizationId));
  if (others.length > 0) throw new RuleBroken('obligation.letter-one-body');
  if (!bodyId) throw new RuleBroken('obligation.letter-nobody');
  const { rows } = await sql<{ name: string }>`select name from organization where council_id = app.council() and organization_id = ${bodyId}`.execute(tx);
  const body = { id: bodyId, name: rows[0]?.name ?? '' };
  const council = (await councilData(tx))?.name ?? '';
  const paper = chasingLetter({ council, body: body.name, works: works.map((row) => ({ title: row.title, basis: row.basis, dueOn: row.dueOn ?? at.on, chased: row.chased })), on: at.on, answerBy: asked.answerBy, note: asked.note });
  return { body, works, paper };
}
