import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { openInstallation, root, type Installation } from '../cli/installation.ts';
import { addMonths, endOfMonth, type Day } from '../src/core/calendar/days.ts';
import { clockActor, dayOf, type Scope } from '../src/core/context.ts';
import { closeDatabase, inCouncil, openDatabase, type CouncilTx, type Database } from '../src/core/db.ts';
import { actorOf, belongingsOf, cookieOf, hashToken, newToken } from '../src/core/identity/session.ts';
import { newId, type CouncilId, type PersonId } from '../src/core/ids.ts';
import { readSettings } from '../src/core/settings.ts';
import { fillSample } from '../src/modules/demo/server/fill.ts';
import { takeSnapshot } from '../src/modules/target/server/jobs.ts';
import { layVolume } from './volume.ts';

export type Seat = 'clerk' | 'chair' | 'ubnd-officer';

/** A whole installation in a folder of its own, with an empty database until `fill`. */
export interface House {
  dataDir: string;
  installation: Installation;
  database: Database;
  now: Date;
  today: string;
  fill(): Promise<Filled>;
  close(): Promise<void>;
}

/** xã Mẫu with ten years of work under it. */
export interface Filled {
  slug: string;
  councilId: CouncilId;
  laid: Record<string, number>;
  scope(seat: Seat): Scope;
  /** Cookie of a signed-in session. */
  cookie(seat: Seat): string;
  read<T>(work: (tx: CouncilTx) => Promise<T>): Promise<T>;
}

export async function openHouse(): Promise<House> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nghisu-bench-'));
  await chmod(dataDir, 0o755);
  process.env['NGHISU_DATA'] = dataDir;
  const installation = await openInstallation(readSettings({ NGHISU_DATA: dataDir }));
  const database = openDatabase(installation.webUrl, { max: 8 });
  const now = new Date();
  return {
    dataDir,
    installation,
    database,
    now,
    today: dayOf(now),
    fill: () => fill(installation, database, now),
    async close() {
      await closeDatabase(database);
      await installation.stop();
      await rm(dataDir, { recursive: true, force: true });
    }
  };
}

async function fill(installation: Installation, database: Database, now: Date): Promise<Filled> {
  const councilId = newId<'council'>();
  const { slug } = await fillSample({ database, councilId, actor: clockActor, now });
  const laid = await layVolume(installation.ownerUrl, councilId, { today: dayOf(now) });
  for (const day of monthEnds(dayOf(now))) await inCouncil(database, { councilId }, 'write', (tx) => takeSnapshot(tx, day, now));
  const seats = new Map<Seat, { scope: Scope; cookie: string }>();
  await inCouncil(database, { councilId }, 'write', async (tx) => {
    for (const role of ['clerk', 'chair', 'ubnd-officer'] as const) {
      const row = (await sql<{ id: PersonId; name: string }>`select p.person_id as id, p.name from membership m join person p using (council_id, person_id) join account a using (council_id, person_id)
        where m.council_id = ${councilId} and m.role = ${role} and m.to_on is null order by p.person_id limit 1`.execute(tx)).rows[0];
      if (!row) throw new Error(`the sample has nobody in the role ${role}`);
      const token = newToken();
      await sql`insert into sign_in (council_id, token_hash, person_id, created_at, seen_at, unlocked_at, device) values (${councilId}, ${hashToken(token)}, ${row.id}, ${now}, ${new Date(now.getTime() + 600_000)}, ${now}, 'bench')`.execute(tx);
      seats.set(role, { scope: { database, councilId, actor: actorOf(row.id, row.name, await belongingsOf(tx, row.id, now)), now }, cookie: `ns_phien=${cookieOf(councilId, token)}` });
    }
  });
  const seat = (role: Seat) => {
    const found = seats.get(role);
    if (!found) throw new Error(role);
    return found;
  };
  return { slug, councilId, laid, scope: (role) => seat(role).scope, cookie: (role) => seat(role).cookie, read: (work) => inCouncil(database, { councilId }, 'read', work) };
}

/** The month ends trends are drawn from: the last six of each year gone by and of this one, which the nightly job kept on their day. */
function monthEnds(today: Day): Day[] {
  const back = Array.from({ length: 6 }, (_, months) => endOfMonth(addMonths(today, -months - 1)));
  const year = Number(today.slice(0, 4));
  const years = Array.from({ length: 9 }, (_, ago) => year - 1 - ago);
  return [...new Set([...back, ...years.flatMap((each) => [7, 8, 9, 10, 11, 12].map((month) => endOfMonth(`${each}-${String(month).padStart(2, '0')}-01`)))])];
}

export interface Running {
  port: number;
  pid: number;
  end(): Promise<void>;
}

/** The serving process as `nghisu start` runs it, over this database. */
export function serveWeb(house: House, webUrl: string): Promise<Running> {
  return running(spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'web.ts')], {
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    env: { ...process.env, NODE_ENV: 'production', LOG_LEVEL: 'info', NGHISU_WEB_URL: webUrl, NGHISU_CLUSTER: '', NGHISU_DATA: house.dataDir, PORT: '0', HOST: '127.0.0.1' }
  }));
}

/** The bare server of `bench/bare.ts`. */
export function serveBare(told: object): Promise<Running> {
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'bare.ts')], { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  child.send(told);
  return running(child);
}

function running(child: ChildProcess): Promise<Running> {
  return new Promise((done, fail) => {
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}`)));
    child.on('message', (message: { port?: number; problem?: string }) => {
      if (message.problem) fail(new Error(message.problem));
      if (message.port === undefined) return;
      done({
        port: message.port,
        pid: child.pid ?? 0,
        end: () =>
          new Promise((gone) => {
            child.removeAllListeners('exit');
            child.once('exit', () => gone());
            child.kill('SIGTERM');
          })
      });
    });
  });
}

