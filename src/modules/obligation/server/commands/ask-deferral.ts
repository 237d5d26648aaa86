import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { AskDeferral } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/** The owner asks for a later day, with the reason; the council's side grants it by a deferral or not. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const askDeferral = command({
  name: 'obligation.ask-deferral',
  input: AskDeferral,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const { row } = await obligationForAct(context, input.obligationId, 'ask');
    if (input.newDueOn <= (row.dueOn ?? '')) throw new Invalid({ newDueOn: 'obligation.defer-later' });
    if (input.newDueOn < today) throw new Invalid({ newDueOn: 'obligation.defer-past' });
    await sql`insert into obligation_comment (council_id, obligation_comment_id, obligation_id, text, asks_due_on, made_at, made_by)
      values (${councilId}, ${newId<'obligation-comment'>(now.getTime())}, ${row.id}, ${input.reason}, ${input.newDueOn}, ${now}, ${actor.personId})`.execute(tx);
    return changed('obligation.deferral-asked', { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, from: row.dueOn, to: input.newDueOn, reason: input.reason } }, { id: row.id });
  }
});
