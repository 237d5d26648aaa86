import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import type { Scope } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { dayOf } from '#core/context.ts';
import { readStored } from '#core/files.ts';
import { actorOf, belongingsOf } from '#core/identity/session.ts';
import type { PersonId } from '#core/ids.ts';
import type { Job } from '#core/jobs.ts';
import { log } from '#core/log.ts';
import { checkInput } from './check-input.ts';
import { keepCheck, keepRefusal, keepTable } from './commands/keep-reading.ts';
import { keepMinutes } from './commands/keep-minutes.ts';
import { recordRows } from './record-rows.ts';
import type { ThreadTask, ThreadWord } from './read-thread.ts';

interface Standing {
  kind: 'sheet' | 'minutes';
  fileId: string;
  readAt: Date | null;
  checkedAt: Date | null;
  mapped: boolean;
  orderedAt: Date | null;
  orderedBy: PersonId | null;
  startedBy: PersonId | null;
}

/** Does what is due of an import: reads the file, checks the rows, records them part by part. Called again it goes on where it stopped. */
export const intakeJob: Job<{ importId?: string }> = {
  name: 'petition.intake',
  async run(scope, { importId }, { dataDir, signal }) {
    if (!importId) return;
    const standing = await inCouncil(scope.database, { councilId: scope.councilId }, 'read', async (tx) => {
      const { rows } = await sql<Standing>`select kind, file_id as "fileId", read_at as "readAt", checked_at as "checkedAt", head ? 'mapping' as mapped, ordered_at as "orderedAt", ordered_by as "orderedBy", started_by as "startedBy"
        from petition_import where council_id = app.council() and petition_import_id = ${importId} and finished_at is null and failed is null and dropped_at is null`.execute(tx);
      return rows[0] ?? null;
    });
    if (!standing) return;
    if (!standing.readAt) await readFile(scope, importId, standing, dataDir, signal);
    else if (standing.orderedAt) await recordAll(scope, importId, standing.orderedBy, signal);
    else if (standing.kind === 'sheet' && !standing.checkedAt) await check(scope, importId, signal);
  }
};

async function readFile(scope: Scope, importId: string, { kind, fileId, startedBy }: Standing, dataDir: string, signal: AbortSignal): Promise<void> {
  const file = await inCouncil(scope.database, { councilId: scope.councilId }, 'read', (tx) => readStored(tx, dataDir, fileId));
  const word = await apart({ kind: kind === 'sheet' ? 'table' : 'minutes', bytes: new Uint8Array(file.content), name: file.name }, signal, (progress) => showProgress(scope, importId, progress));
  if ('table' in word) await keepTable.execute(scope, { importId, table: word.table });
  else if ('minutes' in word) await keepMinutes.execute(await as(scope, startedBy), { importId, read: word.minutes });
  else {
    if ('failed' in word) log.error({ err: word.failed }, 'petitions could not be read');
    const refused = 'refused' in word ? word.refused : { code: '', words: 'petition-import.failed' };
    await keepRefusal.execute(scope, { importId, fileId, dataDir, words: refused.words, secret: refused.code === 'secret' });
  }
}

async function check(scope: Scope, importId: string, signal: AbortSignal): Promise<void> {
  const input = await inCouncil(scope.database, { councilId: scope.councilId }, 'read', (tx) => checkInput(tx, importId, dayOf(scope.now)));
  const word = await apart({ kind: 'check', input }, signal, (progress) => showProgress(scope, importId, progress));
  if ('rows' in word) await keepCheck.execute(scope, { importId, rows: word.rows });
  else throw new Error('failed' in word ? word.failed : 'the rows could not be checked');
}

async function recordAll(scope: Scope, importId: string, orderedBy: PersonId | null, signal: AbortSignal): Promise<void> {
  const by = await as(scope, orderedBy);
  for (let done = 1; done > 0 && !signal.aborted; ) ({ done } = await recordRows.execute(by, { importId }));
}

/** The scope of the person whose act the job carries out. */
export async function as(scope: Scope, personId: PersonId | null): Promise<Scope> {
  if (personId === null) return scope;
  return inCouncil(scope.database, { councilId: scope.councilId }, 'read', async (tx) => {
    const { rows } = await sql<{ name: string }>`select name from person where council_id = app.council() and person_id = ${personId}`.execute(tx);
    return { ...scope, actor: actorOf(personId, rows[0]?.name ?? '', await belongingsOf(tx, personId, scope.now)) };
  });
}

async function apart(task: ThreadTask, signal: AbortSignal, onProgress: (progress: object) => Promise<void>): Promise<Exclude<ThreadWord, { progress: unknown }>> {
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), { workerData: task });
  const stop = () => void thread.terminate();
  signal.addEventListener('abort', stop);
  try {
    return await new Promise((done, fail) => {
      thread.on('message', (word: ThreadWord) => {
        if ('progress' in word) void onProgress(word.progress).catch(() => undefined);
        else done(word);
      });
      thread.once('error', fail);
      thread.once('exit', () => fail(new Error('the reading thread ended early')));
    });
  } finally {
    signal.removeEventListener('abort', stop);
    await thread.terminate();
  }
}

/** How far the reading is: no act of anybody, so no event; the page that waits looks at it. */
async function showProgress(scope: Scope, importId: string, progress: object): Promise<void> {
  await inCouncil(scope.database, { councilId: scope.councilId }, 'write', (tx) =>
    sql`update petition_import set progress = ${JSON.stringify(progress)} where council_id = ${scope.councilId} and petition_import_id = ${importId} and (read_at is null or checked_at is null)`.execute(tx)
  );
}
