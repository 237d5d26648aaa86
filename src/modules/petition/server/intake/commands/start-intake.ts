import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { NotFound } from '#core/errors.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { enqueue } from '#core/jobs.ts';
import { authorize } from '#core/policy.ts';
import { readSettings } from '#core/settings.ts';
import { OnIntake, StartIntake } from '../../../intake/schema.ts';
import { petitionPolicy } from '../../../policy.ts';

/** Keeps the list or the minutes as received and lets the worker read it; the person may leave the page meanwhile. @throws Forbidden | Invalid: no file we take */
export const startIntake = command({
  name: 'petition-import.start',
  input: StartIntake,
  async run(context, { kind, file, voterMeetingId }) {
    const { tx, councilId, actor, now } = context;
    authorize(petitionPolicy, 'import', actor);
    const stored = await storeFile(context, readSettings().dataDir, file);
    const importId = newId<'petition-import'>(now.getTime());
    const head = kind === 'minutes' ? { voterMeetingId, heldOn: null, villageId: null, bodyId: null, title: '', place: '' } : {};
    await sql`insert into petition_import (council_id, petition_import_id, kind, file_id, file_name, file_hash, started_at, started_by, head)
      values (${councilId}, ${importId}, ${kind}, ${stored.id}, ${stored.name}, ${stored.sha256}, ${now}, ${actor.personId}, ${JSON.stringify(head)})`.execute(tx);
    await enqueue(context, 'petition.intake', { importId });
    return changed('petition-import.started', { subject: { kind: 'petition-import', id: importId }, data: { kind, bytes: stored.bytes } }, { importId: importId as string });
  }
});

/** Throws an import away that was not ordered; what was read of it goes, the log keeps who did it. @throws NotFound | Forbidden */
export const dropIntake = command({
  name: 'petition-import.drop',
  input: OnIntake,
  async run({ tx, councilId, actor, now }, { importId }) {
    authorize(petitionPolicy, 'import', actor);
    const { rows } = await sql`update petition_import set dropped_at = ${now}, text_lines = '[]', items = '[]', undo = '[]' where council_id = ${councilId} and petition_import_id = ${importId} and ordered_at is null and dropped_at is null returning 1`.execute(tx);
    if (rows.length === 0) throw new NotFound();
    await sql`update petition_import_row set cells = '[]', line = null, near = null where council_id = ${councilId} and petition_import_id = ${importId}`.execute(tx);
    return changed('petition-import.dropped', { subject: { kind: 'petition-import', id: importId } }, null);
  }
});
