import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { codeOf, parseCode } from '../../rules.ts';
import { ExcludePetition, UndoOfPetition } from '../../schema.ts';
import { readPetition } from '../petition-row.ts';

/**
 * Leaves a petition, named by its code, out of the figures by a paper that allows it; it stays in the lists, is answered and judged like any other, and stands under every figure with the paper and who recorded it.
 * @throws NotFound | Forbidden | Invalid: no such code, a paper dated ahead | RuleBroken: left out already
 */
export const excludePetition = command({
  name: 'petition.exclude',
  input: ExcludePetition,
  async run({ tx, councilId, actor, now, today }, { code, paper, paperOn, reason }) {
    authorize(petitionPolicy, 'judge', actor);
    const parsed = parseCode(code);
    const found = parsed && (await sql<{ id: string }>`select root_id as id from petition where council_id = ${councilId} and year = ${parsed.year} and number = ${parsed.number}`.execute(tx)).rows[0];
    if (!found) throw new Invalid({ code: 'petition.code-unknown' });
    const row = await readPetition(tx, actor, found.id);
    if (paperOn > today) throw new Invalid({ paperOn: 'petition.day-ahead' });
    const { rows } = await sql`insert into petition_exclusion (council_id, petition_exclusion_id, petition_id, paper, paper_on, reason, made_at, made_by)
      values (${councilId}, ${newId<'petition-exclusion'>(now.getTime())}, ${row.id}, ${paper}, ${paperOn}, ${reason}, ${now}, ${actor.personId}) on conflict do nothing returning 1`.execute(tx);
    if (rows.length === 0) throw new RuleBroken('petition.excluded-already', { code: codeOf(row.year, row.number) });
    return changed('petition.excluded', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), paper, paperOn, reason } }, { code: codeOf(row.year, row.number) });
  }
});

/** Counts it again from now on; figures told before keep what they told. @throws RuleBroken: it was not left out */
export const undoExclusion = command({
  name: 'petition.undo-exclusion',
  input: UndoOfPetition,
  async run({ tx, councilId, actor, now }, { petitionId }) {
    authorize(petitionPolicy, 'judge', actor);
    const row = await readPetition(tx, actor, petitionId);
    const { rows } = await sql<{ paper: string }>`update petition_exclusion set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and petition_id = ${petitionId} and undone_at is null returning paper`.execute(tx);
    if (!rows[0]) throw new RuleBroken('petition.undo-nothing');
    return changed('petition.exclusion-undone', { subject: { kind: 'petition', id: petitionId }, data: { code: codeOf(row.year, row.number), paper: rows[0].paper } }, { code: codeOf(row.year, row.number) });
  }
});
