import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { newId } from '#core/ids.ts';
import { AddComment } from '../../schema.ts';
import { obligationForAct } from '../obligation-row.ts';

/** A remark for everyone on the obligation; who only watches writes none. @throws NotFound | Forbidden */
export const addComment = command({
  name: 'obligation.comment',
  input: AddComment,
  async run(context, { obligationId, text }) {
    const { tx, councilId, actor, now } = context;
    const { row } = await obligationForAct(context, obligationId, 'comment');
    await sql`insert into obligation_comment (council_id, obligation_comment_id, obligation_id, text, made_at, made_by)
      values (${councilId}, ${newId<'obligation-comment'>(now.getTime())}, ${row.id}, ${text}, ${now}, ${actor.personId})`.execute(tx);
    return changed('obligation.commented', { subject: { kind: 'obligation', id: row.id }, data: { title: row.title, text } }, { id: row.id });
  }
});
