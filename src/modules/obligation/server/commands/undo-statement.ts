import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { newId } from '#core/ids.ts';
import { UndoStatement } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/**
 * Takes back the last statement by a new one: the first stays readable. It stands again where it stood before: begun so far, or not begun.
 * @throws NotFound | Forbidden | RuleBroken: nothing stated, or accepted already
 */
export const undoStatement = command({
  name: 'obligation.undo',
  input: UndoStatement,
  async run(context, { obligationId }) {
    const { tx, councilId, actor, now, today } = context;
    const { row } = await obligationForAct(context, obligationId, 'undo');
    const before = (
      await sql<{ status: string; percent: number | null }>`select status, percent from obligation_statement where council_id = ${councilId} and obligation_id = ${row.id}
        order by stated_at desc, obligation_statement_id desc offset 1 limit 1`.execute(tx)
    ).rows[0];
    const percent = before?.status === 'begun' ? (before.percent ?? 0) : before?.status === 'reopened' ? before.percent : before?.status === 'done' ? 0 : null;
    await sql`insert into obligation_statement (council_id, obligation_statement_id, obligation_id, status, happened_on, percent, stated_at, stated_by)
      values (${councilId}, ${newId<'obligation-statement'>(now.getTime())}, ${row.id}, 'reopened', ${today}, ${percent}, ${now}, ${actor.personId})`.execute(tx);
    return changed('obligation.reopened', { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, took: row.stated, happenedOn: row.statedOn, percent } }, { id: row.id });
  }
});
