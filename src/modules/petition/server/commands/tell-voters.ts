import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { codeOf } from '../../rules.ts';
import { ClosePetitions, RecordVerdict, TellVoters, UndoOfPetition } from '../../schema.ts';
import { dischargeDuties } from '../duties.ts';
import { petitionForAct, petitionsForAct } from '../petition-row.ts';

/** The voters were told the answer, on a day and by a way (law:PET-09). @throws NotFound | Forbidden | RuleBroken: no answer | Invalid: a day ahead */
export const tellVoters = command({
  name: 'petition.tell',
  input: TellVoters,
  async run(context, { petitionIds, means, toldOn, note }) {
    const { tx, councilId, actor, now, today } = context;
    const on = toldOn ?? today;
    if (on > today) throw new Invalid({ toldOn: 'petition.day-ahead' });
    const rows = await petitionsForAct(context, petitionIds, 'tell', 'tell');
    for (const row of rows)
      await sql`insert into petition_telling (council_id, petition_telling_id, petition_id, means, told_on, note, made_at, made_by)
        values (${councilId}, ${newId<'petition-telling'>(now.getTime())}, ${row.id}, ${means}, ${on}, ${note}, ${now}, ${actor.personId})`.execute(tx);
    await dischargeDuties(context, 'petition-tell', rows.map((row) => row.id), on, 'Đã báo cử tri');
    return { events: rows.map((row) => ({ name: 'petition.told', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), means, toldOn: on } })), result: { told: rows.length } };
  }
});

/** What a voter said of the answer, as the office heard it. Not agreeing is shown on the petition and proposes to reopen it. @throws Invalid: not agreed without why */
export const recordVerdict = command({
  name: 'petition.record-verdict',
  input: RecordVerdict,
  async run(context, { petitionId, agrees, reason, means }) {
    const { tx, councilId, actor, now } = context;
    if (agrees === 'no' && reason.length < 3) throw new Invalid({ reason: 'petition.disagree-why' });
    const row = await petitionForAct(context, petitionId, 'tell', 'verdict');
    await sql`insert into voter_verdict (council_id, voter_verdict_id, petition_id, reply_id, agrees, reason, means, made_at, made_by)
      select ${councilId}, ${newId<'voter-verdict'>(now.getTime())}, ${row.id}, (select max(i.reply_id::text)::uuid from reply_item i where i.council_id = ${councilId} and i.petition_id = ${row.id} and i.withdrawn_at is null),
        ${agrees === 'yes'}, ${reason}, ${means}, ${now}, ${actor.personId}`.execute(tx);
    return changed('petition.voter-said', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), agrees: agrees === 'yes', means } }, { code: codeOf(row.year, row.number), agrees: agrees === 'yes' });
  }
});

/** Ends petitions that were done or explained and judged so, naming the session they were reported at (law.md 17.4). A voter who does not agree keeps it open. */
export const closePetitions = command({
  name: 'petition.close',
  input: ClosePetitions,
  async run(context, { petitionIds, sessionTitle, reason }) {
    const { tx, councilId, actor, now } = context;
    const rows = await petitionsForAct(context, petitionIds, 'close', 'close');
    const objection = rows.find((row) => row.voterAgrees === false && reason.length < 5);
    if (objection) throw new RuleBroken('petition.close-objection', { code: codeOf(objection.year, objection.number) });
    for (const row of rows)
      await sql`insert into petition_closing (council_id, petition_closing_id, petition_id, reason, session_title, made_at, made_by)
        values (${councilId}, ${newId<'petition-closing'>(now.getTime())}, ${row.id}, ${reason}, ${sessionTitle}, ${now}, ${actor.personId})`.execute(tx);
    return { events: rows.map((row) => ({ name: 'petition.closed', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), sessionTitle, reason, outcome: row.outcome } })), result: { closed: rows.length } };
  }
});

export const undoClosing = command({
  name: 'petition.undo-closing',
  input: UndoOfPetition,
  async run(context, { petitionId }) {
    const { tx, councilId, actor, now } = context;
    const row = await petitionForAct(context, petitionId, 'close', 'undo-closing');
    await sql`update petition_closing set undone_at = ${now}, undone_by = ${actor.personId} where council_id = ${councilId} and petition_id = ${row.id} and undone_at is null`.execute(tx);
    return changed('petition.closing-undone', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number) } }, { code: codeOf(row.year, row.number) });
  }
});
