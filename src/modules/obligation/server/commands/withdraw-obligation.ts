import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { WithdrawObligation } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/** Takes an obligation out of the ledger by a paper (measures.md rule 3): it is listed under every figure it would have entered. @throws NotFound | Forbidden | RuleBroken */
export const withdrawObligation = command({
  name: 'obligation.withdraw',
  input: WithdrawObligation,
  async run(context, { obligationId, paper }) {
    const { tx, councilId, actor, now } = context;
    const { row } = await obligationForAct(context, obligationId, 'withdraw');
    await sql`update obligation set withdrawn_at = ${now}, withdrawn_by = ${actor.personId}, withdrawn_paper = ${paper}, version = version + 1
      where council_id = ${councilId} and obligation_id = ${row.id}`.execute(tx);
    return changed('obligation.withdrawn', { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, paper, dueOn: row.dueOn } }, { id: row.id });
  }
});
