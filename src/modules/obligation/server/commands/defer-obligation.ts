import { sql } from 'kysely';
import { rollBackward } from '#core/calendar/days.ts';
import { instantAt } from '#core/calendar/instants.ts';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { councilCalendar } from '#modules/council/server/queries.ts';
import { DeferObligation } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/**
 * Moves the last day, with the reason and the name of who allowed it; every earlier day stays in the history. A deferral goes to a later day, not a past one; a correction goes either way
 * but only before the obligation is late, so that lateness is never corrected away.
 * @throws NotFound | Forbidden | RuleBroken | Invalid
 */
export const deferObligation = command({
  name: 'obligation.defer',
  input: DeferObligation,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const { row, standing } = await obligationForAct(context, input.obligationId, 'defer');
    const due = row.dueOn ?? '';
    if (input.kind === 'correction' && standing.late) throw new RuleBroken('obligation.correct-late');
    if (input.newDueOn === due && input.hour === null) throw new Invalid({ newDueOn: 'obligation.defer-same' });
    if (input.kind === 'deferral' && input.newDueOn < due) throw new Invalid({ newDueOn: 'obligation.defer-later' });
    if (input.newDueOn < today) throw new Invalid({ newDueOn: 'obligation.defer-past' });
    const dueAt = input.hour === null ? null : instantAt(input.newDueOn, 0, input.hour);
    const remindOn = rollBackward(input.newDueOn, await councilCalendar(tx));
    await sql`insert into obligation_deferral (council_id, obligation_deferral_id, obligation_id, kind, old_due_on, new_due_on, new_due_at, new_remind_on, reason, allowed_by, paper, made_at, made_by)
      values (${councilId}, ${newId<'obligation-deferral'>(now.getTime())}, ${row.id}, ${input.kind}, ${row.dueOn}, ${input.newDueOn}, ${dueAt}, ${remindOn}, ${input.reason}, ${input.allowedBy},
        ${input.paper}, ${now}, ${actor.personId})`.execute(tx);
    const data = { title: row.title, from: row.dueOn, to: input.newDueOn, reason: input.reason, allowedBy: input.allowedBy, paper: input.paper };
    return changed(input.kind === 'correction' ? 'obligation.corrected' : 'obligation.deferred', { subject: { kind: 'obligation', id: row.id }, data }, { id: row.id, newDueOn: input.newDueOn });
  }
});
