import { Worker } from 'node:worker_threads';
import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '#core/command.ts';
import type { Scope } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { destroyFile, readStored } from '#core/files.ts';
import type { Job } from '#core/jobs.ts';
import { log } from '#core/log.ts';
import { keepFindings } from './commands/keep-findings.ts';
import type { ThreadWord } from './read-thread.ts';

/** Reads an uploaded plan and lays what it found before the person who sent it. */
export const readPlan: Job<{ importId?: string }> = {
  name: 'plan.read',
  async run(scope, { importId }, { dataDir, signal }) {
    if (!importId) return;
    const file = await inCouncil(scope.database, { councilId: scope.councilId }, 'read', async (tx) => {
      const { rows } = await sql<{ fileId: string }>`select file_id as "fileId" from plan_import where plan_import_id = ${importId} and council_id = app.council() and read_at is null and failed is null and dropped_at is null`.execute(tx);
      return rows[0] ? readStored(tx, dataDir, rows[0].fileId) : null;
    });
    if (!file) return;
    const word = await readApart({ bytes: new Uint8Array(file.content), name: file.name }, signal, (progress) => showProgress(scope, importId, progress));
    if ('found' in word) await keepFindings.execute(scope, { importId, found: word.found });
    else {
      if ('failed' in word) log.error({ err: word.failed }, 'plan could not be read');
      await keepRefusal.execute(scope, { importId, fileId: file.id, dataDir, words: 'refused' in word ? word.refused.words : 'plan.read-failed', secret: 'refused' in word && word.refused.code === 'secret' });
    }
  }
};

async function readApart(given: { bytes: Uint8Array; name: string }, signal: AbortSignal, onProgress: (progress: { done: number; total: number; what: string }) => Promise<void>): Promise<Exclude<ThreadWord, { progress: unknown }>> {
  const thread = new Worker(new URL('./read-thread.ts', import.meta.url), { workerData: given });
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
    sql`update plan_import set progress = ${JSON.stringify(progress)} where council_id = ${scope.councilId} and plan_import_id = ${importId} and read_at is null`.execute(tx)
  );
}

const keepRefusal = command({
  name: 'plan.keep-refusal',
  input: v.object({ importId: v.string(), fileId: v.string(), dataDir: v.string(), words: v.string(), secret: v.boolean() }),
  async run(context, { importId, fileId, dataDir, words, secret }) {
    if (secret) await destroyFile(context, dataDir, fileId);
    await sql`update plan_import set failed = ${words}, progress = null, file_name = case when ${secret} then '(đã hủy)' else file_name end
      where council_id = ${context.councilId} and plan_import_id = ${importId}`.execute(context.tx);
    return changed(secret ? 'plan.secret-refused' : 'plan.document-refused', { subject: { kind: 'plan-import', id: importId }, data: { why: words } }, null);
  }
});
