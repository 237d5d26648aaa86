import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import { storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { enqueue } from '#core/jobs.ts';
import { authorize } from '#core/policy.ts';
import { readSettings } from '#core/settings.ts';
import { planPolicy } from '../../policy.ts';
import { StartImport } from '../../schema.ts';

/** Keeps the document as received and lets the worker read it; the person may leave the page meanwhile. */
export const startImport = command({
  name: 'plan.start-import',
  input: StartImport,
  async run(context, { file }) {
    const { tx, councilId, actor, now } = context;
    authorize(planPolicy, 'import', actor);
    const stored = await storeFile(context, readSettings().dataDir, file);
    const importId = newId<'plan-import'>(now.getTime());
    await sql`insert into plan_import (council_id, plan_import_id, file_id, file_name, started_at, started_by)
      values (${councilId}, ${importId}, ${stored.id}, ${stored.name}, ${now}, ${actor.personId})`.execute(tx);
    await enqueue(context, 'plan.read', { importId });
    return changed('plan.import-started', { subject: { kind: 'plan-import', id: importId }, data: { file: stored.name, bytes: stored.bytes } }, { importId });
  }
});
