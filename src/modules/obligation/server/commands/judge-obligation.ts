import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { JudgeObligation } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/**
 * The council's side says whether what was reported is accepted or goes back. Never by the one who reported it (measures.md rule 5). A later judgement of the same report replaces it.
 * @throws NotFound | Forbidden | RuleBroken: nothing reported, judged so already | Invalid: returned without saying what is missing
 */
export const judgeObligation = command({
  name: 'obligation.judge',
  input: JudgeObligation,
  async run(context, { obligationId, verdict, note }) {
    const { tx, councilId, actor, now } = context;
    const { row } = await obligationForAct(context, obligationId, verdict === 'accepted' ? 'accept' : 'return');
    if (verdict === 'returned' && note.length < 5) throw new Invalid({ note: 'obligation.return-why' });
    await sql`insert into obligation_judgement (council_id, obligation_judgement_id, obligation_id, obligation_statement_id, verdict, note, judged_at, judged_by)
      select ${councilId}, ${newId<'obligation-judgement'>(now.getTime())}, ${row.id}, x.obligation_statement_id, ${verdict}, ${note}, ${now}, ${actor.personId}
      from obligation_statement x where x.council_id = ${councilId} and x.obligation_id = ${row.id} order by x.stated_at desc, x.obligation_statement_id desc limit 1`.execute(tx);
    return changed(`obligation.${verdict}`, { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, note, before: row.judged } }, { id: row.id, verdict });
  }
});
