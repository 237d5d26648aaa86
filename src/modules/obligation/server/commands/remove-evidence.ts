import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { NotFound } from '#core/errors.ts';
import { RemoveEvidence } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/** Marks a proof as no longer valid, with the reason; it stays in the list, struck through, and its file is kept. @throws NotFound | Forbidden | RuleBroken */
export const removeEvidence = command({
  name: 'obligation.remove-evidence',
  input: RemoveEvidence,
  async run(context, { obligationId, evidenceId, reason }) {
    const { tx, councilId, actor, now } = context;
    const { row } = await obligationForAct(context, obligationId, 'prove');
    const { rows } = await sql<{ paper: string; file: string | null }>`update obligation_evidence e set removed_at = ${now}, removed_by = ${actor.personId}, removed_reason = ${reason}
      where e.council_id = ${councilId} and e.obligation_id = ${row.id} and e.obligation_evidence_id = ${evidenceId} and e.removed_at is null
      returning e.paper, (select f.name from file f where f.council_id = e.council_id and f.file_id = e.file_id) as file`.execute(tx);
    const removed = rows[0];
    if (!removed) throw new NotFound();
    return changed('obligation.evidence-removed', { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, ...removed, reason } }, { id: row.id });
  }
});
