import { sql } from 'kysely';
import type { Day } from '#core/calendar/days.ts';
import type { Context } from '#core/context.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { outcomeOf, parseCode } from '../../rules.ts';
import type { Result } from '../../schema.ts';
import { openDuties } from '../duties.ts';
import type { Recorded } from '../record.ts';

export interface PastAnswer {
  result: Result;
  /** Nothing is to be done any more: judged and closed on the word of the paper. */
  ended: boolean;
  words: string;
  number: string;
  answeredOn: Day;
  promisedOn: Day | null;
  signedBy?: string;
}

/**
 * Writes what a paper says became of a petition before it came here: its answer, and where it ended, that it did. Each row says in its note which paper it is taken from; no duty of the past is
 * opened, only a promise still to be kept. A petition answered already is left as it is.
 */
export async function recordHistory(context: Context, petition: Recorded, past: PastAnswer, bodyId: string | null, from: string): Promise<EventDraft[]> {
  const { tx, councilId, actor, now } = context;
  const { rows } = await sql<{ stage: string; bodyId: string | null; answeredOn: Day | null; title: string }>`select stage, body_id as "bodyId", answered_on as "answeredOn", title from petition where council_id = ${councilId} and petition_id = ${petition.petitionId}`.execute(tx);
  const standing = rows[0];
  const answers = standing?.bodyId ?? bodyId;
  if (!standing || !answers || ['answered', 'judged', 'promised', 'closed', 'split', 'removed', 'merged'].includes(standing.stage)) return [];
  const replyId = newId<'reply'>(now.getTime());
  await sql`insert into reply (council_id, reply_id, body_id, number, dated_on, received_on, signed_by, made_at, made_by)
    values (${councilId}, ${replyId}, ${answers}, ${past.number}, ${past.answeredOn}, ${past.answeredOn}, ${past.signedBy ?? ''}, ${now}, ${actor.personId})`.execute(tx);
  await sql`insert into reply_item (council_id, reply_id, petition_id, result, promised_on, words) values (${councilId}, ${replyId}, ${petition.petitionId}, ${past.result}, ${past.promisedOn}, ${past.words})`.execute(tx);
  const subject = { kind: 'petition', id: petition.petitionId };
  const note = `Theo ${from}`;
  const data = { code: petition.code, imported: true, from };
  const events: EventDraft[] = [{ name: 'petition.answered', subject, data: { ...data, result: past.result, promisedOn: past.promisedOn, number: past.number, receivedOn: past.answeredOn } }];
  if (past.promisedOn !== null) {
    const { year, number } = parseCode(petition.code)!;
    await openDuties(context, [{ kind: 'petition-promise', petition: { id: petition.petitionId, year, number, title: standing.title }, period: past.promisedOn, leadOrganizationId: answers, fromOn: past.answeredOn, dueOn: past.promisedOn, basis: note, lawRule: 'PET-08' }]);
  }
  if (!past.ended) return events;
  const outcome = outcomeOf(past.result, 'satisfactory');
  await sql`insert into petition_judgement (council_id, petition_judgement_id, petition_id, reply_id, verdict, outcome, note, made_at, made_by)
    values (${councilId}, ${newId<'petition-judgement'>(now.getTime())}, ${petition.petitionId}, ${replyId}, 'satisfactory', ${outcome}, ${note}, ${now}, ${actor.personId})`.execute(tx);
  await sql`insert into petition_closing (council_id, petition_closing_id, petition_id, reason, made_at, made_by)
    values (${councilId}, ${newId<'petition-closing'>(now.getTime())}, ${petition.petitionId}, ${note}, ${now}, ${actor.personId})`.execute(tx);
  return [...events, { name: 'petition.judged', subject, data: { ...data, verdict: 'satisfactory', outcome, note } }, { name: 'petition.closed', subject, data }];
}
