import { spawn, type ChildProcess, type SpawnOptions } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { chown, mkdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { binary, makeExecutable, makeLinks, nativeFolder } from './binaries.ts';
import { openBinaries } from './ordinary-user.ts';
import { endOrphan } from './orphan.ts';
import { placeOf } from './place.ts';

export interface ClusterOptions {
  /** Folder of the installation's data; the cluster lives in `postgres/` below it. */
  dataDir: string;
  /** False only for tests: a power cut then loses everything. */
  durable?: boolean;
  /** Told of what the server prints and of each restart. */
  onLine?: (line: string) => void;
}

export interface Cluster {
  /** URL of the cluster's own administrator (a superuser: for making roles and databases, never for serving). */
  adminUrl(database?: string): string;
  port: number;
  /** Stops the server in order (fast shutdown); resolves when it is gone. */
  stop(): Promise<void>;
  /** Process id of the postmaster now running, for fault tests. */
  pid(): number | undefined;
}

const ADMIN = 'nghisu_admin';

/**
 * Brings up the embedded PostgreSQL and keeps it up: we are its parent, reap it and start it again with growing pauses
 * when it dies (a killed postmaster may hold its lock for seconds: `docs/decisions/0003-embedded-postgresql.md`).
 * @throws Error with a Vietnamese sentence when no binaries exist for this machine or the server will not start.
 */
export async function startCluster(options: ClusterOptions): Promise<Cluster> {
  const native = nativeFolder();
  if (!native) throw new Error('Máy này không có PostgreSQL kèm theo. Hãy đặt DATABASE_URL trỏ tới một PostgreSQL từ bản 15 trở lên.');
  await makeLinks(native);
  await makeExecutable(native);
  const { home, user } = await placeOf(options.dataDir);
  const binaries = user ? await openBinaries(native, home) : native;
  const cluster = join(home, 'cluster');
  const identity = { cwd: home, windowsHide: true, ...(user ? { uid: user.uid, gid: user.gid } : {}) };
  const say = options.onLine ?? (() => undefined);

  const passwordFile = join(options.dataDir, 'postgres-password');
  if (!existsSync(join(cluster, 'PG_VERSION'))) await makeCluster();
  const password = (await readFile(passwordFile, 'utf8')).trim();
  await endOrphan(home, say);

  /** Made beside and renamed, so that one cut short by a power loss is never taken for a whole one. */
  async function makeCluster(): Promise<void> {
    const part = join(home, 'cluster.part');
    const made = randomBytes(24).toString('base64url');
    const forServer = join(home, 'first-password');
    await writeFile(forServer, made, { mode: 0o600 });
    await rm(part, { recursive: true, force: true });
    await mkdir(part, { mode: 0o700 });
    if (user) for (const path of [part, forServer]) await chown(path, user.uid, user.gid);
    const locale = process.platform === 'win32' ? 'C' : 'C.UTF-8';
    const args = ['-D', part, '-U', ADMIN, `--pwfile=${forServer}`, '-A', 'scram-sha-256', '-E', 'UTF8', `--locale=${locale}`];
    args.push('--locale-provider=builtin', '--builtin-locale=PG_UNICODE_FAST');
    if (options.durable === false) args.push('--no-sync');
    await run(binary(binaries, 'initdb'), args, identity, say);
    await rm(forServer);
    await writeFile(passwordFile, made, { mode: 0o600, flush: true });
    await rename(part, cluster);
  }

  const port = await freePort();
  await writeFile(join(options.dataDir, 'postgres-port'), String(port), { mode: 0o600 });
  let child: ChildProcess | undefined;
  let stopping = false;
  const adminUrl = (database = 'postgres') => `postgres://${ADMIN}:${password}@127.0.0.1:${port}/${database}`;

  const launch = async (): Promise<void> => {
    for (let attempt = 0; !stopping; attempt += 1) {
      const server = spawn(binary(binaries, 'postgres'), serverArguments(cluster, port, options.durable !== false), {
        ...identity,
        // A session of its own: Ctrl-C in the terminal reaches us, and we end the server after those who use it.
        detached: process.platform !== 'win32',
        stdio: ['ignore', 'pipe', 'pipe'],
        env: { ...process.env, LC_ALL: process.platform === 'win32' ? 'C' : 'C.UTF-8', TZ: 'Asia/Ho_Chi_Minh' }
      });
      child = server;
      let gone = false;
      let lastWords = '';
      const heard = (words: string) => {
        lastWords = words.trimEnd();
        say(lastWords);
      };
      server.once('exit', () => (gone = true));
      server.once('error', (error) => {
        gone = true;
        heard(error.message);
      });
      for (const stream of [server.stdout, server.stderr]) stream.on('data', (bytes: Buffer) => heard(bytes.toString()));
      if (await answers(adminUrl(), () => gone)) {
        server.once('exit', () => void revive());
        return;
      }
      if (attempt >= 30) throw new Error(`PostgreSQL kèm theo không khởi động được: ${lastWords.split('\n').at(-1) ?? ''}\nChạy \`npx nghisu doctor\` để xem nguyên nhân.`);
      await pause(Math.min(250 * (attempt + 1), 2000));
      await endOrphan(home, say);
    }
  };
  /** A server that has run and will not start again (a full disk, say) is tried until it does. */
  const revive = async (): Promise<void> => {
    if (process.platform === 'win32') await pause(500); // there Ctrl-C reaches the server before it reaches us
    if (!stopping) say('PostgreSQL dừng ngoài ý muốn; đang khởi động lại.');
    for (let up = false; !up && !stopping; )
      up = await launch().then(
        () => true,
        (error: Error) => (say(error.message), false)
      );
  };
  await launch();

  return {
    adminUrl,
    port,
    pid: () => child?.pid,
    async stop() {
      stopping = true;
      const server = child;
      if (!server || server.exitCode !== null || server.signalCode !== null) return;
      const gone = new Promise<void>((done) => server.once('exit', () => done()));
      if (process.platform === 'win32') await run(binary(binaries, 'pg_ctl'), ['stop', '-D', cluster, '-m', 'fast', '-w'], {}, say).catch(() => server.kill());
      else server.kill('SIGINT');
      const timer = setTimeout(() => server.kill('SIGQUIT'), 20_000);
      await gone;
      clearTimeout(timer);
    }
  };
}

/** `max_wal_size` is small so that recovery after a kill stays within seconds; a commune's volume is far below it. */
function serverArguments(cluster: string, port: number, durable: boolean): string[] {
  const settings: Record<string, string> = {
    listen_addresses: '127.0.0.1',
    port: String(port),
    unix_socket_directories: '',
    max_connections: '60',
    shared_buffers: '128MB',
    max_wal_size: '512MB',
    jit: 'off',
    timezone: 'Asia/Ho_Chi_Minh',
    log_min_messages: 'warning',
    log_checkpoints: 'off',
    fsync: durable ? 'on' : 'off',
    synchronous_commit: durable ? 'on' : 'off',
    full_page_writes: durable ? 'on' : 'off'
  };
  return ['-D', cluster, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])];
}

async function answers(url: string, gone: () => boolean): Promise<boolean> {
  for (let tries = 0; tries < 600 && !gone(); tries += 1) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 2000 });
    client.on('error', () => undefined);
    try {
      await client.connect();
      await client.query('select 1');
      await client.end();
      return !gone();
    } catch {
      await client.end().catch(() => undefined);
      await pause(tries < 20 ? 25 : 100);
    }
  }
  return false;
}

function run(file: string, args: string[], options: SpawnOptions, say: (line: string) => void): Promise<void> {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => (output += bytes.toString()));
    child.once('error', fail);
    child.once('exit', (code) => {
      if (code === 0) return done();
      say(output.trim());
      fail(new Error(`${file} kết thúc với mã ${code}: ${output.trim().split('\n').at(-1) ?? ''}`));
    });
  });
}

function freePort(): Promise<number> {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}

function pause(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
