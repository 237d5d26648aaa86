import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { Forbidden, NotFound } from '#core/errors.ts';
import { MarkAllRead, MarkRead } from '../../schema.ts';

/** Marks one notice of the actor's own as read; somebody else's is not found. @throws NotFound */
export const markRead = command({
  name: 'notice.mark-read',
  input: MarkRead,
  async run({ tx, councilId, actor, now }, { noticeId }) {
    const { rows } = await sql<{ subjectKind: string; subjectId: string }>`update notice set read_at = coalesce(read_at, ${now})
      where council_id = ${councilId} and notice_id = ${noticeId} and person_id = ${actor.personId} returning subject_kind as "subjectKind", subject_id as "subjectId"`.execute(tx);
    const row = rows[0];
    if (!row) throw new NotFound();
    return changed('notice.read', { subject: { kind: 'notice', id: noticeId } }, row);
  }
});

/** Marks everything under the actor's bell as read. @returns how many were unread */
export const markAllRead = command({
  name: 'notice.mark-all-read',
  input: MarkAllRead,
  async run({ tx, councilId, actor, now }) {
    if (actor.personId === null) throw new Forbidden();
    const { numAffectedRows } = await sql`update notice set read_at = ${now} where council_id = ${councilId} and person_id = ${actor.personId} and read_at is null and in_app`.execute(tx);
    const marked = Number(numAffectedRows ?? 0);
    return { events: marked > 0 ? [{ name: 'notice.all-read', subject: { kind: 'person', id: actor.personId }, data: { marked } }] : [], result: { marked } };
  }
});
