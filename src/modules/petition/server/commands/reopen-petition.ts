import { sql } from 'kysely';
import { command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { Invalid } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { codeOf, replyRuleOf } from '../../rules.ts';
import { ReopenPetition } from '../../schema.ts';
import { dueByLaw, openDuties, withdrawDuties } from '../duties.ts';
import { petitionForAct, type PetitionRow } from '../petition-row.ts';

export type ReopeningCause = 'answer-unsatisfactory' | 'voter-disagrees' | 'raised-again' | 'promise-broken' | 'other';

/** Opens it anew within another act: the body that was asked answers again, by law from today or by the day named. @returns the event */
export async function reopenWithin(context: Context, row: PetitionRow, cause: ReopeningCause, reason: string, dueOn: string | null = null): Promise<EventDraft[]> {
  const { tx, councilId, actor, now, today } = context;
  const due = await dueByLaw(context, replyRuleOf(row.level ?? 'xã'), today);
  const last = dueOn ?? due.dueOn;
  await sql`update petition_closing set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and petition_id = ${row.id} and undone_at is null`.execute(tx);
  await sql`insert into petition_reopening (council_id, petition_reopening_id, petition_id, cause, reason, due_on, made_at, made_by)
    values (${councilId}, ${newId<'petition-reopening'>(now.getTime())}, ${row.id}, ${cause}, ${reason}, ${last}, ${now}, ${actor.personId})`.execute(tx);
  await withdrawDuties(context, [row.id], 'Mở lại', ['petition-promise', 'petition-tell']);
  if (row.bodyId !== null) await openDuties(context, [{ kind: 'petition-reply', petition: row, period: `${today}.${row.reopened + 1}`, leadOrganizationId: row.bodyId, fromOn: today, dueOn: last, basis: due.basis, lawRule: replyRuleOf(row.level ?? 'xã') }]);
  return [{ name: 'petition.reopened', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), cause, reason, dueOn: last, times: row.reopened + 1 } }];
}

/** Opens a petition again: the voter does not agree, the promise was not kept, or the matter is not at an end. @throws NotFound | Forbidden | RuleBroken | Invalid: a past day */
export const reopenPetition = command({
  name: 'petition.reopen',
  input: ReopenPetition,
  async run(context, { petitionId, reason, dueOn }) {
    if (dueOn !== null && dueOn < context.today) throw new Invalid({ dueOn: 'petition.promise-past' });
    const row = await petitionForAct(context, petitionId, 'reopen', 'reopen');
    const cause: ReopeningCause = row.voterAgrees === false ? 'voter-disagrees' : row.promisedOn !== null && row.promisedOn < context.today ? 'promise-broken' : 'other';
    return { events: await reopenWithin(context, row, cause, reason, dueOn), result: { code: codeOf(row.year, row.number) } };
  }
});
