import pg from 'pg';
import { fromKysely, PgBoss } from 'pg-boss';
import { clockActor, type Context, type Scope } from './context.ts';
import { councils, type Database } from './db.ts';
import type { CouncilId } from './ids.ts';
import { log } from './log.ts';
import { WEB } from './postgres/roles.ts';

/** Work done outside a request, for one council at a time. */
export interface Job<Data extends object = object> {
  /** Noun first: 'plan.read'. */
  name: string;
  /** Cron line in Asia/Ho_Chi_Minh; runs once for every council. */
  cron?: string;
  run(scope: Scope, data: Data, tools: JobTools): Promise<void>;
}

export interface JobTools {
  dataDir: string;
  signal: AbortSignal;
}

const schema = 'pgboss';

/** Makes the queue's tables as the owner and lets the serving role use them; to be run with the migrations. */
export async function installJobs(ownerUrl: string, jobs: readonly Job[]): Promise<void> {
  const boss = new PgBoss({ connectionString: ownerUrl, schema, schedule: false, supervise: false, max: 2 });
  boss.on('error', (error) => log.error({ err: error.message }, 'jobs'));
  await boss.start();
  const known = new Set((await boss.getQueues()).map((queue) => queue.name));
  for (const job of jobs) if (!known.has(job.name)) await boss.createQueue(job.name, { retryLimit: 3, retryBackoff: true, expireInSeconds: 1800 });
  await boss.stop({ graceful: false });
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    await client.query(`grant usage on schema ${schema} to ${WEB};
      grant select, insert, update, delete on all tables in schema ${schema} to ${WEB};
      grant usage on all sequences in schema ${schema} to ${WEB};
      grant execute on all functions in schema ${schema} to ${WEB}`);
  } finally {
    await client.end();
  }
}

export interface JobRunner {
  boss: PgBoss;
  stop(): Promise<void>;
}

/** Starts taking jobs under the serving role. Each runs for the council its data names; a scheduled one is first spread over all councils. */
export async function startJobs(webUrl: string, database: Database, jobs: readonly Job[], tools: { dataDir: string; now(): Date }): Promise<JobRunner> {
  const boss = new PgBoss({ connectionString: webUrl, schema, migrate: false, createSchema: false, max: 3 });
  boss.on('error', (error) => log.error({ err: error.message }, 'jobs'));
  const ending = new AbortController();
  await boss.start();
  for (const job of jobs) {
    if (job.cron) await boss.schedule(job.name, job.cron, {}, { tz: 'Asia/Ho_Chi_Minh' });
    await boss.work<{ councilId?: CouncilId }>(job.name, { pollingIntervalSeconds: 1, batchSize: 1 }, async ([taken]) => {
      if (!taken) return;
      const { councilId, ...data } = taken.data ?? {};
      if (!councilId) {
        for (const council of await councils.list(database)) await boss.send(job.name, { ...data, councilId: council.id });
        return;
      }
      await job.run({ database, councilId, actor: clockActor, now: tools.now() }, data, { dataDir: tools.dataDir, signal: ending.signal });
    });
  }
  return {
    boss,
    async stop() {
      ending.abort();
      await boss.stop({ graceful: true, timeout: 5000 });
    }
  };
}

/** Enqueues inside the transaction of a command: rolled back with it, seen only after it. */
export async function enqueue(context: Context, jobName: string, data: object = {}, options: { startAfter?: Date; singletonKey?: string } = {}): Promise<void> {
  // An instance that never starts; it reads the queue and writes the job through this transaction.
  const sender = new PgBoss({ schema, db: fromKysely(context.tx as never), migrate: false, schedule: false, supervise: false });
  await sender.send(jobName, { ...data, councilId: context.councilId }, options);
}
