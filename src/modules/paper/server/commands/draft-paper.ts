import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { paperPolicy } from '../../policy.ts';
import { DraftPaper } from '../../schema.ts';

/** Keeps the draft of a paper for the thing it serves. Drafting anew replaces the draft; what was issued stays. @returns the paper's id */
export const draftPaper = command({
  name: 'paper.draft',
  input: DraftPaper,
  async run({ tx, councilId, actor, now }, input) {
    authorize(paperPolicy, 'draft', actor);
    await sql`delete from paper where council_id = ${councilId} and subject_kind = ${input.subjectKind} and subject_id = ${input.subjectId} and kind = ${input.kind} and issued_at is null`.execute(tx);
    const id = newId<'paper'>(now.getTime());
    await sql`insert into paper (council_id, paper_id, kind, subject_kind, subject_id, subject, body_id, paper, drafted_at, drafted_by)
      values (${councilId}, ${id}, ${input.kind}, ${input.subjectKind}, ${input.subjectId}, ${input.subject}, ${input.bodyId}, ${JSON.stringify(input.paper)}, ${now}, ${actor.personId})`.execute(tx);
    return changed('paper.drafted', { subject: { kind: 'paper', id }, data: { kind: input.kind, subject: input.subject, of: { kind: input.subjectKind, id: input.subjectId } } }, { id: id as string });
  }
});
