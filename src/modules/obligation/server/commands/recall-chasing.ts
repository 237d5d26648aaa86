import { sql } from 'kysely';
import { command } from '#core/command.ts';
import type { EventDraft } from '#core/events.ts';
import { authorize } from '#core/policy.ts';
import { recallPaper } from '#modules/paper/server/commands/issue-paper.ts';
import { obligationPolicy } from '../../policy.ts';
import { RecallChasing } from '../../schema.ts';

/** Recalls a paper of chasing: its number stays with the reason, and the steps it stood behind count no more. @throws Forbidden | RuleBroken: not issued, recalled already */
export const recallChasing = command({
  name: 'obligation.recall-chasing',
  input: RecallChasing,
  async run(context, { paperId, reason }) {
    const { tx, councilId, actor, now } = context;
    authorize(obligationPolicy, 'chase', actor);
    const { symbol } = await recallPaper.within(context, { paperId, reason });
    const { rows } = await sql<{ id: string; step: number; kind: string; title: string }>`update chasing_step x set taken_back_at = ${now}, taken_back_by = ${actor.personId} from obligation o
      where x.council_id = ${councilId} and x.paper_id = ${paperId} and x.taken_back_at is null and o.council_id = x.council_id and o.obligation_id = x.obligation_id
      returning x.obligation_id as id, x.step, x.kind, o.title`.execute(tx);
    const events: EventDraft[] = rows.map((row) => ({ name: 'obligation.taken-back', subject: { kind: 'obligation', id: row.id }, data: { title: row.title, act: 'chase', step: row.step, kind: row.kind, paper: symbol, reason } }));
    return { events, result: { symbol, works: rows.length } };
  }
});
