import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { clockActor } from '#core/context.ts';
import { newId } from '#core/ids.ts';
import { undoStatement } from '#modules/obligation/server/commands/undo-statement.ts';
import { readSettings } from '#core/settings.ts';
import { codeOf } from '../../rules.ts';
import { AnswerPetitions, replyClasses, WithdrawAnswer } from '../../schema.ts';
import { dischargeDuties, dueByLaw, officeId, openDuties, withdrawDuties } from '../duties.ts';
import { petitionForAct, petitionsForAct } from '../petition-row.ts';

/**
 * One written answer for one or many petitions, each with one of the four classes (law:PET-08). "Đang giải quyết" and "sẽ giải quyết" name a day, which then runs as a deadline. Answering
 * what was not yet accepted accepts it. From the day of the answer the voters are to be told (law:PET-09).
 * @throws NotFound | Forbidden | RuleBroken | Invalid: no promised day, a finer class of another result, a day ahead
 */
export const answerPetitions = command({
  name: 'petition.answer',
  input: AnswerPetitions,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const rows = await petitionsForAct(context, input.petitionIds, 'answer', 'answer');
    const promises = input.result === 'in-progress' || input.result === 'will-do';
    if (promises && input.promisedOn === null) throw new Invalid({ promisedOn: 'petition.promise-needed' });
    const promisedOn = promises ? input.promisedOn : null;
    const receivedOn = input.receivedOn ?? today;
    if (receivedOn > today) throw new Invalid({ receivedOn: 'petition.day-ahead' });
    if (promisedOn !== null && promisedOn < receivedOn) throw new Invalid({ promisedOn: 'petition.promise-past' });
    if (input.replyClass !== '' && !(replyClasses[input.result] as readonly string[]).includes(input.replyClass)) throw new Invalid({ replyClass: 'petition.class-other' });
    const bodies = new Set(rows.map((row) => row.bodyId));
    if (bodies.size !== 1) throw new RuleBroken('petition.other-body', { code: codeOf(rows[1]?.year ?? 0, rows[1]?.number ?? 0) });
    const { dataDir } = readSettings();
    const paper = input.paper ? await storeFile(context, dataDir, input.paper, 'paper') : null;
    const replyId = newId<'reply'>(now.getTime());
    await sql`insert into reply (council_id, reply_id, body_id, number, dated_on, received_on, signed_by, file_id, made_at, made_by)
      values (${councilId}, ${replyId}, ${rows[0]!.bodyId}, ${input.number}, ${input.datedOn ?? receivedOn}, ${receivedOn}, ${input.signedBy}, ${paper?.id ?? null}, ${now}, ${actor.personId})`.execute(tx);
    for (const row of rows) {
      await sql`insert into reply_item (council_id, reply_id, petition_id, referral_id, result, reply_class, promised_on, words)
        values (${councilId}, ${replyId}, ${row.id}, ${row.referralId}, ${input.result}, ${input.replyClass}, ${promisedOn}, ${input.words})`.execute(tx);
      for (const kind of ['before', 'after'] as const)
        for (const file of input[kind]) {
          const stored = await storeFile(context, dataDir, file, kind);
          await sql`insert into petition_file (council_id, petition_file_id, petition_id, reply_id, file_id, kind, added_at, added_by)
            values (${councilId}, ${newId<'petition-file'>(now.getTime())}, ${row.id}, ${replyId}, ${stored.id}, ${kind}, ${now}, ${actor.personId})`.execute(tx);
        }
    }
    const ids = rows.map((row) => row.id);
    await dischargeDuties(context, 'petition-reply', ids, receivedOn, input.number === '' ? 'Đã trả lời' : `Văn bản ${input.number}`);
    if (!promises) await dischargeDuties(context, 'petition-promise', ids, receivedOn, 'Đã trả lời kết quả');
    const tell = await dueByLaw(context, 'PET-09', today);
    const office = await officeId(context);
    await openDuties(context, rows.map((row) => ({ kind: 'petition-tell' as const, petition: row, period: row.answeredOn === null && row.reopened === 0 ? '' : today, leadOrganizationId: office, fromOn: today, dueOn: tell.dueOn, basis: tell.basis, lawRule: 'PET-09' })));
    if (promisedOn !== null) {
      await withdrawDuties(context, ids, 'Có ngày hẹn mới', ['petition-promise']);
      await openDuties(context, rows.map((row) => ({ kind: 'petition-promise' as const, petition: row, period: promisedOn, leadOrganizationId: row.bodyId, fromOn: today, dueOn: promisedOn, basis: input.number === '' ? 'Hẹn khi trả lời cử tri' : `Hẹn tại văn bản ${input.number}`, lawRule: 'PET-08' })));
    }
    const events = rows.map((row) => ({ name: 'petition.answered', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), result: input.result, replyClass: input.replyClass, promisedOn, number: input.number, receivedOn, paper: paper?.sha256 ?? null } }));
    return { events, result: { replyId: replyId as string, answered: rows.length, petitionIds: ids } };
  }
});

/** Taken back before it was judged: the petition waits for its answer again, under the deadline it had. @throws RuleBroken: judged already */
export const withdrawAnswer = command({
  name: 'petition.withdraw-answer',
  input: WithdrawAnswer,
  async run(context, { petitionId }) {
    const { tx, councilId, now } = context;
    const row = await petitionForAct(context, petitionId, 'answer', 'withdraw-answer');
    const { rows } = await sql<{ id: string }>`update reply_item set withdrawn_at = ${now} where council_id = ${councilId} and petition_id = ${row.id} and withdrawn_at is null
      and reply_id = (select reply_id from reply_item x where x.council_id = ${councilId} and x.petition_id = ${row.id} and x.withdrawn_at is null order by reply_id desc limit 1) returning reply_id as id`.execute(tx);
    if (rows.length === 0) throw new RuleBroken('petition.undo-nothing');
    await withdrawDuties(context, [row.id], 'Rút văn bản trả lời', ['petition-tell', 'petition-promise']);
    const { rows: done } = await sql<{ id: string }>`select obligation_id as id from obligation_state where council_id = app.council() and subject_kind = 'petition-reply' and subject_id = ${row.id} and withdrawn_at is null and done_on is not null
      order by opened_at desc limit 1`.execute(tx);
    for (const { id } of done) await undoStatement.within({ ...context, actor: clockActor }, { obligationId: id });
    return changed('petition.answer-withdrawn', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), result: row.result } }, { code: codeOf(row.year, row.number) });
  }
});
