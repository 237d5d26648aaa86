import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { authorize } from '#core/policy.ts';
import { targetPolicy } from '../../policy.ts';
import { VoidEntry } from '../../schema.ts';

/** Takes an entry back with its reason; it stays readable and stops counting from now on. @throws NotFound | RuleBroken when it is void already */
export const voidEntry = command({
  name: 'target.void-entry',
  input: VoidEntry,
  async run({ tx, councilId, actor, now }, { entryId, reason }) {
    authorize(targetPolicy, 'void', actor);
    const { rows } = await sql<{ targetId: string; title: string; value: number; happenedOn: string; voidedAt: Date | null }>`
      select e.target_id as "targetId", t.title, e.value, e.happened_on as "happenedOn", e.voided_at as "voidedAt" from target_entry e
      join target t on t.council_id = e.council_id and t.target_id = e.target_id
      where e.council_id = ${councilId} and e.target_entry_id = ${entryId} for update of e`.execute(tx);
    const entry = rows[0];
    if (!entry) throw new NotFound('target.entry-missing');
    if (entry.voidedAt) throw new RuleBroken('target.entry-void');
    await sql`update target_entry set voided_at = ${now}, voided_reason = ${reason} where council_id = ${councilId} and target_entry_id = ${entryId}`.execute(tx);
    const data = { title: entry.title, value: entry.value, happenedOn: entry.happenedOn, reason, entryId };
    return changed('target.entry-voided', { subject: { kind: 'target', id: entry.targetId }, data }, { id: entryId, targetId: entry.targetId });
  }
});
