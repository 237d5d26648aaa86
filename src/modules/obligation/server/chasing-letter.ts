import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Actor } from '#core/context.ts';
import type { CouncilTx } from '#core/db.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { councilData } from '#modules/council/server/queries.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';
import { lastPaper, letterNumber, type ChasedItem } from '../chasing-desk.ts';
import { addresseeOf, chasingPaper, warningOf, type PaperedKind } from '../chasing-paper.ts';
import { nextAfter } from '../chasing.ts';
import { chasedBodies, chasedItems } from './chasing-desk.ts';

export interface LetterDraft {
  body: { id: string; name: string };
  works: ChasedItem[];
  paper: OfficialPaper;
}

export interface LetterAsked {
  kind?: PaperedKind;
  obligationIds: readonly string[];
  answerBy: Day | null;
  note: string;
  /** '' is whom the step is written to by itself. */
  addressee?: string;
}

/**
 * The paper that would take a step about the chosen work of one body, from what stands now: what is overdue, and what falls due within the days called soon where it was chosen. Where none is
 * chosen, all that is overdue of the body with the most.
 * @throws Invalid('obligationIds'): nothing chosen is overdue or due soon | RuleBroken: of several bodies, or nobody leads it
 */
export async function draftChasingLetter(tx: CouncilTx, actor: Actor, asked: LetterAsked, at: { today: Day; now: Date; on: Day }): Promise<LetterDraft> {
  const kind = asked.kind ?? 'letter';
  const bodies = await chasedBodies(tx, actor, at.today, at.now);
  const bodyId = asked.obligationIds.length > 0 ? await leadOf(tx, asked.obligationIds) : bodies.find((body) => body.late > 0)?.id;
  const body = bodies.find((each) => each.id === bodyId);
  const wanted = new Set(asked.obligationIds);
  const works = body ? (await chasedItems(tx, actor, body.id, at.today, at.now)).filter((item) => (wanted.size > 0 ? wanted.has(item.id) : item.late)) : [];
  if (!body || works.length === 0) throw new Invalid({ obligationIds: 'obligation.letter-none' });
  const council = await councilData(tx);
  const place = { council: council?.name ?? '', province: council?.province ?? '' };
  const paper = chasingPaper(kind, {
    council: place.council,
    body: body.fullName,
    works: works.map((item) => ({ title: item.title, basis: item.basis, dueOn: item.dueOn, chased: item.chased })),
    on: at.on,
    answerBy: asked.answerBy,
    note: asked.note,
    addressee: asked.addressee || addresseeOf(kind, { name: body.fullName, kind: body.kind, parentName: body.parentName }, place),
    times: letterNumber(works),
    previous: lastPaper(works),
    then: warningOf[nextAfter(kind, !body.inside)] ?? ''
  });
  return { body: { id: body.id, name: body.fullName }, works, paper };
}

/** The one body that leads all of them. @throws RuleBroken: several, or nobody */
async function leadOf(tx: CouncilTx, ids: readonly string[]): Promise<string | undefined> {
  const { rows } = await sql<{ lead: string | null }>`select distinct lead_organization_id as lead from obligation_state where council_id = app.council() and obligation_id = any(${[...ids]}::uuid[]) and withdrawn_at is null and done_on is null`.execute(tx);
  if (rows.length > 1) throw new RuleBroken('obligation.letter-one-body');
  if (rows.length === 1 && rows[0]?.lead === null) throw new RuleBroken('obligation.letter-nobody');
  return rows[0]?.lead ?? undefined;
}
