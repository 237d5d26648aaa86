import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { NotFound } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { readSettings } from '#core/settings.ts';
import { AttachFile, RemoveFile } from '../../schema.ts';
import { meetingForAct } from '../meeting-for-act.ts';

/** A scan or photo of the minutes, a written request, another paper of the meeting. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const attachFile = command({
  name: 'voter-meeting.attach',
  input: AttachFile,
  async run(context, { voterMeetingId, kind, file }) {
    const { tx, councilId, actor, now } = context;
    const { meeting } = await meetingForAct(context, voterMeetingId, 'record');
    const stored = await storeFile(context, readSettings().dataDir, file);
    const id = newId<'voter-meeting-file'>(now.getTime());
    await sql`insert into voter_meeting_file (council_id, voter_meeting_file_id, voter_meeting_id, kind, file_id, added_at, added_by)
      values (${councilId}, ${id}, ${voterMeetingId}, ${kind}, ${stored.id}, ${now}, ${actor.personId})`.execute(tx);
    return changed('voter-meeting.file-attached', { subject: { kind: 'voter-meeting', id: voterMeetingId }, data: { place: meeting.place, file: stored.name, kind } }, { id, meetingId: voterMeetingId, name: stored.name });
  }
});

/** @throws NotFound | Forbidden | RuleBroken */
export const removeFile = command({
  name: 'voter-meeting.remove-file',
  input: RemoveFile,
  async run(context, { voterMeetingFileId }) {
    const { tx, councilId, now } = context;
    const { rows } = await sql<{ meetingId: string; name: string }>`select x.voter_meeting_id as "meetingId", f.name from voter_meeting_file x join file f on f.council_id = x.council_id and f.file_id = x.file_id
      where x.council_id = ${councilId} and x.voter_meeting_file_id = ${voterMeetingFileId} and x.removed_at is null`.execute(tx);
    const row = rows[0];
    if (!row) throw new NotFound();
    await meetingForAct(context, row.meetingId, 'record');
    await sql`update voter_meeting_file set removed_at = ${now} where council_id = ${councilId} and voter_meeting_file_id = ${voterMeetingFileId}`.execute(tx);
    return changed('voter-meeting.file-removed', { subject: { kind: 'voter-meeting', id: row.meetingId }, data: { file: row.name } }, { meetingId: row.meetingId, name: row.name });
  }
});
