import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { EventDraft } from '#core/events.ts';
import { Conflict, NotFound, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { codeOf, endedStages } from '../../rules.ts';
import { KeepApart, MergePetitions, UndoOfPetition } from '../../schema.ts';
import { askToCompile, dueByLaw, openDuties, withdrawDuties } from '../duties.ts';
import { petitionForAct, petitionsForAct, readPetition } from '../petition-row.ts';
import { reopenWithin } from './reopen-petition.ts';

/**
 * From now on these are one matter: counted and answered as `intoId`. Each keeps its own words and raisers, and every merge can be undone by itself. One that was raised again after it was
 * answered reopens it (law.md 17.4).
 * @throws NotFound | Forbidden | RuleBroken: one is split, taken out, or the same already | Conflict: another merged it just now
 */
export const mergePetitions = command({
  name: 'petition.merge',
  input: MergePetitions,
  async run(context, { intoId, petitionIds }) {
    const { tx, councilId, actor, now } = context;
    const others = [...new Set(petitionIds)].filter((id) => id !== intoId);
    await sql`select 1 from petition where council_id = ${councilId} and petition_id = any(${[intoId, ...others].sort()}::uuid[]) order by petition_id for update`.execute(tx);
    const asked = await readPetition(tx, actor, intoId);
    const into = await petitionForAct(context, asked.rootId, 'merge', 'merge');
    const events: EventDraft[] = [];
    for (const id of others) {
      const row = await readPetition(tx, actor, id);
      if (row.rootId === into.id) throw new RuleBroken('petition.merge-circle');
      if (row.stage === 'merged') throw new Conflict({ code: codeOf(row.year, row.number) }, 'petition.not-now');
    }
    if (others.length === 0) throw new RuleBroken('petition.merge-circle');
    const rows = await petitionsForAct(context, others, 'merge', 'merge');
    for (const row of rows) {
      await sql`insert into petition_merge (council_id, petition_merge_id, petition_id, into_id, made_at, made_by) values (${councilId}, ${newId<'petition-merge'>(now.getTime())}, ${row.id}, ${into.id}, ${now}, ${actor.personId})`.execute(tx);
      events.push({ name: 'petition.merged', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), into: codeOf(into.year, into.number), intoId: into.id } });
    }
    await withdrawDuties(context, rows.map((row) => row.id), `Gộp vào ${codeOf(into.year, into.number)}`);
    const raisedSince = endedStages.includes(into.stage) && rows.some((row) => into.answeredOn !== null && row.lastRaisedOn !== null && row.lastRaisedOn > into.answeredOn);
    if (raisedSince) events.push(...(await reopenWithin(context, into, 'raised-again', 'Cử tri nêu lại sau khi đã trả lời')));
    return { events, result: { into: codeOf(into.year, into.number), merged: rows.length, reopened: raisedSince } };
  }
});

/** Takes one out of the petition it was merged into: it stands where it stood before. @throws NotFound | Forbidden | RuleBroken */
export const undoMerge = command({
  name: 'petition.undo-merge',
  input: UndoOfPetition,
  async run(context, { petitionId }) {
    const { tx, councilId, actor, now, today } = context;
    authorize(petitionPolicy, 'merge', actor);
    const { rows } = await sql<{ intoId: string }>`update petition_merge set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and petition_id = ${petitionId} and undone_at is null returning into_id as "intoId"`.execute(tx);
    if (!rows[0]) throw new RuleBroken('petition.undo-nothing');
    const row = await readPetition(tx, actor, petitionId);
    if (row.stage === 'recorded') await askToCompile(context, [row], true);
    if (row.referralId && row.bodyId && row.answeredOn === null) {
      const due = await dueByLaw(context, 'PET-06', today);
      await openDuties(context, [{ kind: 'petition-reply', petition: row, period: today, leadOrganizationId: row.bodyId, fromOn: today, dueOn: due.dueOn, basis: due.basis, lawRule: 'PET-06' }]);
    }
    return changed('petition.merge-undone', { subject: { kind: 'petition', id: petitionId }, data: { code: codeOf(row.year, row.number), from: rows[0].intoId } }, { code: codeOf(row.year, row.number) });
  }
});

/** "Khác": asked, and a person said these are two matters; they are not proposed to each other again. */
export const keepApart = command({
  name: 'petition.keep-apart',
  input: KeepApart,
  async run({ tx, councilId, actor, now }, { petitionId, otherId }) {
    authorize(petitionPolicy, 'merge', actor);
    const [a, b] = [petitionId, otherId].sort() as [string, string];
    const { rows } = await sql`select from petition where council_id = ${councilId} and petition_id = any(${[a, b]}::uuid[])`.execute(tx);
    if (rows.length !== 2) throw new NotFound();
    await sql`insert into petition_apart (council_id, petition_id, other_id, made_at, made_by) values (${councilId}, ${a}, ${b}, ${now}, ${actor.personId}) on conflict do nothing`.execute(tx);
    return changed('petition.kept-apart', { subject: { kind: 'petition', id: petitionId }, data: { otherId } }, { id: petitionId });
  }
});
