import { sql } from 'kysely';
import { command } from '#core/command.ts';
import { RuleBroken } from '#core/errors.ts';
import { newId } from '#core/ids.ts';
import { codeOf } from '../../rules.ts';
import { SaveReplyDraft } from '../../schema.ts';
import { petitionsForAct } from '../petition-row.ts';

/**
 * Keeps an answer as far as it is written, for these petitions together. Only the first keeping stands in the log: words not yet sent are the body's own.
 * @throws NotFound | Forbidden | RuleBroken: of several bodies, nothing to answer
 */
export const saveReplyDraft = command({
  name: 'petition.draft-reply',
  input: SaveReplyDraft,
  async run(context, input) {
    const { tx, councilId, actor, now } = context;
    const rows = await petitionsForAct(context, input.petitionIds, 'answer', 'answer');
    const body = rows[0]!;
    const stranger = rows.find((row) => row.bodyId !== body.bodyId);
    if (stranger) throw new RuleBroken('petition.other-body', { code: codeOf(stranger.year, stranger.number) });
    const ids = rows.map((row) => row.id).sort();
    const { rows: kept } = await sql<{ fresh: boolean }>`insert into reply_draft (council_id, reply_draft_id, body_id, petition_ids, result, reply_class, promised_on, words, number, dated_on, signed_by, saved_at, saved_by)
      values (${councilId}, ${newId<'reply-draft'>(now.getTime())}, ${body.bodyId}, ${ids}::uuid[], ${input.result}, ${input.replyClass}, ${input.promisedOn}, ${input.words}, ${input.number}, ${input.datedOn}, ${input.signedBy}, ${now}, ${actor.personId})
      on conflict (council_id, petition_ids) do update set body_id = excluded.body_id, result = excluded.result, reply_class = excluded.reply_class, promised_on = excluded.promised_on, words = excluded.words,
        number = excluded.number, dated_on = excluded.dated_on, signed_by = excluded.signed_by, saved_at = excluded.saved_at, saved_by = excluded.saved_by
      returning (xmax = 0) as fresh`.execute(tx);
    const events = kept[0]?.fresh ? rows.map((row) => ({ name: 'petition.reply-drafted', subject: { kind: 'petition', id: row.id }, data: { code: codeOf(row.year, row.number), together: rows.length } })) : [];
    return { events, result: { savedAt: now.toISOString() } };
  }
});
