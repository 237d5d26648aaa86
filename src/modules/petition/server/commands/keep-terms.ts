import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { AddTerm, RemoveTerm } from '../../schema.ts';

/** How strongly a term of the office counts: it decides alone (analysis/vocabulary.ts). */
const weight = 5;

/** A word that from now on means a field, a competence or a body to this office: "Đồng Cửa" is irrigation, "cột 110" the electricity company's. @throws Invalid: it means nothing */
export const addTerm = command({
  name: 'petition.add-term',
  input: AddTerm,
  async run({ tx, councilId, actor, now }, { term, field, level, bodyId }) {
    authorize(petitionPolicy, 'keep-terms', actor);
    if (field === null && level === null && bodyId === null) throw new Invalid({ field: 'petition.term-empty' });
    const id = newId<'petition-term'>(now.getTime());
    await sql`insert into petition_term (council_id, petition_term_id, term, field, level, body_id, weight, made_at, made_by) values (${councilId}, ${id}, ${term}, ${field}, ${level}, ${bodyId}, ${weight}, ${now}, ${actor.personId})`.execute(tx);
    return changed('petition.term-added', { subject: { kind: 'petition-term', id }, data: { term, field, level, bodyId } }, { id: id as string });
  }
});

export const removeTerm = command({
  name: 'petition.remove-term',
  input: RemoveTerm,
  async run({ tx, councilId, actor, now }, { petitionTermId }) {
    authorize(petitionPolicy, 'keep-terms', actor);
    const { rows } = await sql<{ term: string }>`update petition_term set removed_at = ${now} where council_id = ${councilId} and petition_term_id = ${petitionTermId} and removed_at is null returning term`.execute(tx);
    if (!rows[0]) throw new RuleBroken('petition.undo-nothing');
    return changed('petition.term-removed', { subject: { kind: 'petition-term', id: petitionTermId }, data: { term: rows[0].term } }, { term: rows[0].term });
  }
});
