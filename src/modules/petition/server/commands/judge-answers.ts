import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { Invalid, RuleBroken } from '#core/errors.ts';
import type { EventDraft } from '#core/events.ts';
import { newId } from '#core/ids.ts';
import { changed } from '#core/command.ts';
import { codeOf, outcomeOf } from '../../rules.ts';
import { JudgeAnswers, UndoOfPetition } from '../../schema.ts';
import { acceptReplies } from '../duties.ts';
import { petitionForAct, petitionsForAct } from '../petition-row.ts';
import { reopenWithin } from './reopen-petition.ts';

/**
 * The Standing Committee judges answers (law:PET-12): satisfactory – what was done is settled, a promise runs on, an explanation ends it; unsatisfactory – the body answers again, within the
 * time the law gives from today. "Answered" is not "settled".
 * @throws NotFound | Forbidden | RuleBroken: no answer | Invalid: unsatisfactory without saying what is lacking
 */
export const judgeAnswers = command({
  name: 'petition.judge',
  input: JudgeAnswers,
  async run(context, { petitionIds, verdict, note }) {
    const { tx, councilId, actor, now } = context;
    if (verdict === 'unsatisfactory' && note.length < 5) throw new Invalid({ note: 'petition.unsatisfactory-why' });
    const rows = await petitionsForAct(context, petitionIds, 'judge', 'judge');
    const events: EventDraft[] = [];
    for (const row of rows) {
      const outcome = outcomeOf(row.result!, verdict);
      await sql`insert into petition_judgement (council_id, petition_judgement_id, petition_id, reply_id, verdict, outcome, note, made_at, made_by)
        select ${councilId}, ${newId<'petition-judgement'>(now.getTime())}, ${row.id}, i.reply_id, ${verdict}, ${outcome}, ${note}, ${now}, ${actor.personId}
        from reply_item i where i.council_id = ${councilId} and i.petition_id = ${row.id} and i.withdrawn_at is null order by i.reply_id desc limit 1`.execute(tx);
      // The duty to answer was done either way; what is lacking is asked for anew, as a duty of its own.
      await acceptReplies(context, row.id, note);
      events.push({ name: 'petition.judged', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), verdict, outcome, note } });
      if (verdict === 'unsatisfactory') events.push(...(await reopenWithin(context, row, 'answer-unsatisfactory', note)));
    }
    return { events, result: { judged: rows.length, verdict, undo: verdict === 'satisfactory' && rows.length === 1 ? (rows[0]?.id ?? null) : null } };
  }
});

/** Takes the last judgement back: the answer waits to be judged again. One that sent the answer back is not undone here, since the body works on it again. */
export const undoJudgement = command({
  name: 'petition.undo-judgement',
  input: UndoOfPetition,
  async run(context, { petitionId }) {
    const { tx, councilId, now } = context;
    const row = await petitionForAct(context, petitionId, 'judge', 'undo-judgement');
    const { rows } = await sql`update petition_judgement set undone_at = ${now} where council_id = ${councilId} and petition_id = ${row.id} and undone_at is null
      and petition_judgement_id = (select petition_judgement_id from petition_judgement x where x.council_id = ${councilId} and x.petition_id = ${row.id} and x.undone_at is null order by petition_judgement_id desc limit 1) returning 1`.execute(tx);
    if (rows.length === 0) throw new RuleBroken('petition.undo-nothing');
    return changed('petition.judgement-undone', { subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), verdict: row.verdict, outcome: row.outcome } }, { code: codeOf(row.year, row.number) });
  }
});
