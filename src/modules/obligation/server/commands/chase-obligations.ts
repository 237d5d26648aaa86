import { sql } from 'kysely';
import { command, type Changed } from '#core/command.ts';
import type { EventDraft } from '#core/events.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { ChaseObligations } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/**
 * Takes one step of chasing for several obligations: each gets its own next number. All or none: one that cannot be chased (done, withdrawn) stops the whole act with its reason.
 * @throws NotFound | Forbidden | RuleBroken | Invalid
 */
export const chaseObligations = command({
  name: 'obligation.chase',
  input: ChaseObligations,
  async run(context, input): Promise<Changed<{ chased: number; organizations: number; ids: string[] }>> {
    const { tx, councilId, actor, now, today } = context;
    if (input.answerBy !== null && input.answerBy < today) throw new Invalid({ answerBy: 'obligation.answer-past' });
    const events: EventDraft[] = [];
    const organizations = new Set<string>();
    // In one order, so that two people chasing the same list wait for each other instead of locking crosswise.
    for (const id of [...new Set(input.obligationIds)].sort()) {
      const { row } = await obligationForAct(context, id, 'chase');
      const step = row.chased + 1;
      await sql`insert into chasing_step (council_id, chasing_step_id, obligation_id, step, kind, note, paper, answer_by, made_at, made_by)
        values (${councilId}, ${newId<'chasing-step'>(now.getTime())}, ${row.id}, ${step}, ${input.kind}, ${input.note}, ${input.paper}, ${input.answerBy}, ${now}, ${actor.personId})`.execute(tx);
      if (row.leadOrganizationId) organizations.add(row.leadOrganizationId);
      const data = { title: row.title, step, kind: input.kind, note: input.note, paper: input.paper, answerBy: input.answerBy, dueOn: row.dueOn };
      events.push({ name: 'obligation.chased', subject: { kind: 'obligation', id: row.id }, data });
    }
    return { events, result: { chased: events.length, organizations: organizations.size, ids: events.map((event) => event.subject.id ?? '') } };
  }
});
