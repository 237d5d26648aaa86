import { sql } from 'kysely';
import type { Context } from '#core/context.ts';
import { Invalid } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { readSettings } from '#core/settings.ts';

/** Keeps one proof: a file, a paper by its number, or both. @throws Invalid when neither is there or the file cannot be taken */
export async function keepEvidence(
  context: Context,
  obligationId: string,
  given: { file?: { name: string; bytes: Uint8Array } | undefined; paper: string; note: string }
): Promise<{ id: string; fileName: string | null }> {
  if (!given.file && given.paper === '') throw new Invalid({ file: 'obligation.evidence-needed' });
  const { tx, councilId, actor, now } = context;
  const file = given.file ? await storeFile(context, readSettings().dataDir, given.file) : null;
  const id = newId<'obligation-evidence'>(now.getTime());
  await sql`insert into obligation_evidence (council_id, obligation_evidence_id, obligation_id, file_id, paper, note, added_at, added_by)
    values (${councilId}, ${id}, ${obligationId}, ${file?.id ?? null}, ${given.paper}, ${given.note}, ${now}, ${actor.personId})`.execute(tx);
  return { id, fileName: file?.name ?? null };
}
