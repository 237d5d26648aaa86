import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { authorize } from '#core/policy.ts';
import { petitionPolicy } from '../../policy.ts';
import { codeOf, titleOf } from '../../rules.ts';
import { RemovePetition, SplitPetition, UndoOfPetition } from '../../schema.ts';
import { askToCompile, withdrawDuties } from '../duties.ts';
import { petitionForAct, readPetition } from '../petition-row.ts';
import { proposalsOf } from '../proposal.ts';
import { nextPetitionNumber, searchKeyOf } from '../record.ts';

/**
 * One petition that holds several matters becomes as many petitions, each with its own words and number; every part keeps all raisers, and the whole stays readable behind them.
 * @throws NotFound | Forbidden | RuleBroken: referred already
 */
export const splitPetition = command({
  name: 'petition.split',
  input: SplitPetition,
  async run(context, { petitionId, parts }) {
    const { tx, councilId, actor, now } = context;
    const row = await petitionForAct(context, petitionId, 'split', 'split');
    const splitId = newId<'petition-split'>(now.getTime());
    await sql`insert into petition_split (council_id, petition_split_id, petition_id, made_at, made_by) values (${councilId}, ${splitId}, ${row.id}, ${now}, ${actor.personId})`.execute(tx);
    const proposals = await proposalsOf(tx, parts);
    const made = [];
    for (const [index, part] of parts.entries()) {
      const number = await nextPetitionNumber(context, row.year);
      const id = newId<'petition'>(now.getTime());
      const title = titleOf(part);
      const proposal = proposals[index]!;
      await sql`insert into petition (council_id, petition_id, root_id, year, number, title, body, village_id, split_id, proposed_field, proposed_level, keys, fingerprint, search_key, recorded_at, recorded_by)
        values (${councilId}, ${id}, ${id}, ${row.year}, ${number}, ${title}, ${part}, ${row.villageId}, ${splitId}, ${proposal.field}, ${proposal.level}, ${proposal.keys}, ${JSON.stringify(proposal.fingerprint)},
          ${searchKeyOf({ code: codeOf(row.year, number), title, body: part, village: row.villageName })}, ${now}, ${actor.personId})`.execute(tx);
      const { rows: raisings } = await sql<{ id: string }>`select r.raising_id as id from raising r join petition p on p.council_id = r.council_id and p.petition_id = r.petition_id where r.council_id = ${councilId} and p.root_id = ${row.id}`.execute(tx);
      for (const raising of raisings)
        await sql`insert into raising (council_id, raising_id, petition_id, source, voter_meeting_id, reception_id, letter_id, delegate_person_id, village_id, raised_on, words, place, voters, many, copied_from, behalf, recorded_at, recorded_by)
          select council_id, ${newId<'raising'>(now.getTime())}, ${id}, source, voter_meeting_id, reception_id, letter_id, delegate_person_id, village_id, raised_on, words, place, voters, many, raising_id, behalf, ${now}, ${actor.personId}
          from raising where council_id = ${councilId} and raising_id = ${raising.id}`.execute(tx);
      made.push({ id: id as string, year: row.year, number, title });
    }
    await withdrawDuties(context, [row.id], 'Đã tách thành các kiến nghị riêng');
    await askToCompile(context, made);
    const codes = made.map((part) => codeOf(part.year, part.number));
    return changed('petition.split', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), parts: codes } }, { parts: made.map((part) => part.id), codes });
  }
});

/** The parts are taken back and the whole stands again, as long as nothing was done with any of them. @throws RuleBroken naming the part that went on */
export const undoSplit = command({
  name: 'petition.undo-split',
  input: UndoOfPetition,
  async run(context, { petitionId }) {
    const { tx, councilId, actor, now } = context;
    authorize(petitionPolicy, 'split', actor);
    const whole = await readPetition(tx, actor, petitionId);
    const { rows: parts } = await sql<{ id: string; year: number; number: number; stage: string }>`select p.petition_id as id, p.year, p.number, p.stage from petition p join petition_split s on s.council_id = p.council_id and s.petition_split_id = p.split_id
      where p.council_id = ${councilId} and s.petition_id = ${petitionId} and s.undone_at is null order by p.number for update of p`.execute(tx);
    if (parts.length === 0) throw new RuleBroken('petition.undo-nothing');
    const gone = parts.find((part) => part.stage !== 'recorded' && part.stage !== 'compiled');
    if (gone) throw new RuleBroken('petition.split-answered', { code: codeOf(gone.year, gone.number) });
    for (const part of parts)
      await sql`insert into petition_removal (council_id, petition_removal_id, petition_id, kind, reason, made_at, made_by)
        values (${councilId}, ${newId<'petition-removal'>(now.getTime())}, ${part.id}, 'typed-wrongly', 'Bỏ tách', ${now}, ${actor.personId})`.execute(tx);
    await withdrawDuties(context, parts.map((part) => part.id), 'Bỏ tách');
    await sql`update petition_split set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and petition_id = ${petitionId} and undone_at is null`.execute(tx);
    await askToCompile(context, [whole], true);
    return changed('petition.split-undone', { subject: { kind: 'petition', id: petitionId }, data: { code: codeOf(whole.year, whole.number), parts: parts.map((part) => codeOf(part.year, part.number)) } }, { code: codeOf(whole.year, whole.number) });
  }
});

/** Not a petition: it goes to the letters (law:TXC-14), or it was none. With its reason, and undone when wrong. @throws NotFound | Forbidden | RuleBroken */
export const removePetition = command({
  name: 'petition.remove',
  input: RemovePetition,
  async run(context, { petitionId, kind, reason }) {
    const { tx, councilId, actor, now } = context;
    const row = await petitionForAct(context, petitionId, 'remove', 'remove');
    if (kind === 'not-a-petition' && reason.length < 5) throw new RuleBroken('petition.reason-short');
    await sql`insert into petition_removal (council_id, petition_removal_id, petition_id, kind, reason, made_at, made_by)
      values (${councilId}, ${newId<'petition-removal'>(now.getTime())}, ${row.id}, ${kind}, ${reason}, ${now}, ${actor.personId})`.execute(tx);
    await withdrawDuties(context, [row.id], kind === 'to-letters' ? 'Chuyển sang luồng đơn thư' : 'Không phải kiến nghị');
    return changed('petition.removed', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), kind } }, { code: codeOf(row.year, row.number) });
  }
});

export const undoRemoval = command({
  name: 'petition.undo-removal',
  input: UndoOfPetition,
  async run(context, { petitionId }) {
    const { tx, councilId, actor, now } = context;
    authorize(petitionPolicy, 'remove', actor);
    const { rows } = await sql`update petition_removal set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and petition_id = ${petitionId} and undone_at is null returning 1`.execute(tx);
    if (rows.length === 0) throw new RuleBroken('petition.undo-nothing');
    const row = await readPetition(tx, actor, petitionId);
    if (row.stage === 'recorded') await askToCompile(context, [row], true);
    return changed('petition.removal-undone', { subject: { kind: 'petition', id: petitionId }, data: { code: codeOf(row.year, row.number) } }, { code: codeOf(row.year, row.number) });
  }
});
