import { spawn, type ChildProcess } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import * as v from 'valibot';
import { changed, command } from '../../src/core/command.ts';
import { clockActor, type Scope } from '../../src/core/context.ts';
import { closeDatabase, inCouncil, openDatabase, type Database } from '../../src/core/db.ts';
import { newId, type CouncilId } from '../../src/core/ids.ts';
import { establishCouncil } from '../../src/modules/council/server/commands/establish-council.ts';

const root = join(import.meta.dirname, '..', '..');
/** The processes of an installation are found through /proc. */
export const canLookAtProcesses = process.platform === 'linux';

/** A whole installation as `npm start` brings it up, without the launcher. */
export interface Served {
  dataDir: string;
  origin: string;
  supervisor: ChildProcess;
  output(): string;
  /** Process ids of the children now living. */
  postgres(): number;
  web(): number;
  stop(): Promise<number | null>;
}

/** Runs `nghisu …` to its end. */
export async function nghisu(args: string[], env: Record<string, string> = {}): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawnNghisu(args, env);
  let stdout = '';
  let stderr = '';
  child.stdout?.on('data', (bytes: Buffer) => (stdout += bytes.toString()));
  child.stderr?.on('data', (bytes: Buffer) => (stderr += bytes.toString()));
  const code = await new Promise<number | null>((done) => child.once('close', done));
  return { code, stdout, stderr };
}

export function spawnNghisu(args: string[], env: Record<string, string> = {}): ChildProcess {
  return spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'cli/main.ts'), ...args], { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...env } });
}

export async function scratch(name: string): Promise<{ path: string; remove(): Promise<void> }> {
  const path = await mkdtemp(join(tmpdir(), `nghisu-${name}-`));
  await chmod(path, 0o755); // as a data folder is: under root the database then lies inside it
  return { path, remove: () => rm(path, { recursive: true, force: true, maxRetries: 5 }) };
}

/** Starts over `dataDir` on a free port. @throws Error with all that was printed when it ends before it serves. */
export async function serve(dataDir: string, env: Record<string, string> = {}): Promise<Served> {
  const supervisor = spawnNghisu(['start', '--port', '0', '--host', '127.0.0.1', '--data', dataDir], env);
  let output = '';
  const origin = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server did not start:\n${output}`)), 90_000);
    for (const stream of [supervisor.stdout, supervisor.stderr])
      stream?.on('data', (bytes: Buffer) => {
        output += bytes.toString();
        const port = /http:\/\/localhost:(\d+)/.exec(output)?.[1];
        if (!port) return;
        clearTimeout(timer);
        done(`http://127.0.0.1:${port}`);
      });
    supervisor.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${output}`)));
  });
  const child = (mark: string): number => childrenOf(supervisor.pid ?? 0).find(({ commandLine }) => commandLine.includes(mark))?.pid ?? 0;
  return {
    dataDir,
    origin,
    supervisor,
    output: () => output,
    postgres: () => child('bin/postgres'),
    web: () => child('web.ts'),
    async stop() {
      if (supervisor.exitCode !== null || supervisor.signalCode !== null) return supervisor.exitCode;
      const gone = new Promise<number | null>((done) => supervisor.once('exit', done));
      supervisor.kill('SIGTERM');
      return gone;
    }
  };
}

interface Process {
  pid: number;
  parent: number;
  commandLine: string;
}

export function processes(): Process[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .flatMap((name) => {
      try {
        const stat = readFileSync(`/proc/${name}/stat`, 'utf8');
        const [state, parent] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
        if (state === 'Z') return [];
        return [{ pid: Number(name), parent: Number(parent), commandLine: readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ') }];
      } catch {
        return [];
      }
    });
}

export function childrenOf(pid: number): Process[] {
  return processes().filter(({ parent }) => parent === pid);
}

/** What still runs over a data folder (its path stands in the command line, or the process descends from one where it does). */
export function leftOver(dataDir: string): Process[] {
  return processes().filter(({ commandLine }) => commandLine.includes(dataDir));
}

/** Polls until `holds` answers true. @returns milliseconds waited; @throws Error when it takes longer than `limit` ms. */
export async function until(what: string, limit: number, holds: () => boolean | Promise<boolean>): Promise<number> {
  const began = Date.now();
  while (!(await Promise.resolve(holds()).catch(() => false))) {
    if (Date.now() - began > limit) throw new Error(`${what}: not within ${limit} ms`);
    await new Promise((done) => setTimeout(done, 50));
  }
  return Date.now() - began;
}

export const ready = async (served: Served): Promise<boolean> => (await fetch(`${served.origin}/readyz`, { signal: AbortSignal.timeout(2000) })).ok;

/** An act that is nothing but its event. */
export const note = command({
  name: 'fault.note',
  input: v.object({ text: v.string() }),
  run: async ({ councilId }, input) => changed('fault.noted', { subject: { kind: 'council', id: councilId }, data: { text: input.text } }, { text: input.text })
});

export interface Door {
  database: Database;
  scope: Scope;
  council: CouncilId;
  /** How often each noted text stands in the log. */
  noted(): Promise<Map<string, number>>;
  close(): Promise<void>;
}

/** The database of a served data folder under the serving role, with an invented council founded in it. */
export async function openDoor(dataDir: string, council?: CouncilId): Promise<Door> {
  const { databaseWeb } = JSON.parse(readFileSync(join(dataDir, 'secrets.json'), 'utf8')) as { databaseWeb: string };
  const port = readFileSync(join(dataDir, 'postgres-port'), 'utf8').trim();
  const database = openDatabase(`postgres://nghisu_web:${databaseWeb}@127.0.0.1:${port}/nghisu`, { max: 10 });
  const scope: Scope = { database, councilId: council ?? newId<'council'>(), actor: clockActor, now: new Date() };
  if (!council)
    await establishCouncil.execute(scope, {
      name: 'xã Mẫu Thử',
      province: 'tỉnh Mẫu',
      slug: 'mau-thu',
      kind: 'lowland',
      population: 27_500,
      delegatesByLaw: 21,
      termFrom: '2026-03-15',
      termTo: '2031-03-14',
      administrator: { name: 'Nguyễn Văn Mẫu', signInName: 'quantri@mau.example', password: 'Mau-thu-2026' }
    });
  return {
    database,
    scope,
    council: scope.councilId,
    async noted() {
      const rows = await inCouncil(database, scope, 'read', async (tx) => (await sql<{ text: string; times: number }>`
        select data ->> 'text' as text, count(*)::int as times from event where council_id = app.council() and name = 'fault.noted' group by 1`.execute(tx)).rows);
      return new Map(rows.map((row) => [row.text, row.times]));
    },
    close: () => closeDatabase(database)
  };
}

export interface Writing {
  /** Texts whose act was answered. */
  acknowledged: string[];
  /** Tries that ended without an answer. */
  unanswered: number;
  /** Instants of the answers, ms since 1970. */
  at: number[];
  end(): Promise<void>;
}

/** `writers` people noting without pause, each repeating a submission under the same request id until it is answered. */
export function write(door: Door, writers: number, size = 40): Writing {
  let going = true;
  const writing: Writing = { acknowledged: [], unanswered: 0, at: [], end: async () => void (await Promise.all(((going = false), all))) };
  const all = Array.from({ length: writers }, async (_, writer) => {
    for (let turn = 0; going; turn += 1) {
      const text = `${writer}-${turn}-${'x'.repeat(size)}`;
      const requestId = newId<'request'>();
      for (;;) {
        try {
          await note.execute({ ...door.scope, now: new Date() }, { text }, requestId);
          writing.acknowledged.push(text);
          writing.at.push(Date.now());
          break;
        } catch {
          writing.unanswered += 1;
          if (!going) break;
          await new Promise((done) => setTimeout(done, 50));
        }
      }
    }
  });
  return writing;
}

/** Texts acknowledged and not kept, and texts kept more than once: both must be empty. */
export function compare(acknowledged: readonly string[], noted: ReadonlyMap<string, number>): { lost: string[]; twice: string[] } {
  return { lost: acknowledged.filter((text) => !noted.has(text)), twice: [...noted].filter(([, times]) => times > 1).map(([text]) => text) };
}

/** The longest pause between two answers, ms. */
export function longestPause(at: readonly number[]): number {
  const ordered = [...at].sort((a, b) => a - b);
  return Math.max(0, ...ordered.slice(1).map((instant, index) => instant - (ordered[index] ?? instant)));
}
