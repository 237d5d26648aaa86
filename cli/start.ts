import { spawn, type ChildProcess } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join } from 'node:path';
import { readSettings, type Settings } from '../src/core/settings.ts';
import { now } from '../src/core/clock.ts';
import { placeOf } from '../src/core/postgres/place.ts';
import { commandLine, UsageError } from './command-line.ts';
import { openInstallation, root, type Installation } from './installation.ts';
import { keptLog } from './kept-log.ts';
import { takeLock } from './lock.ts';
import { backUpNightly } from './nightly.ts';

/**
 * `nghisu start [--port N] [--host ADDRESS] [--data DIR] [--demo]`: keeps the database and the serving process up until it is told to stop.
 * The serving process is started again when it dies; Ctrl-C and SIGTERM end all of it in order.
 */
export async function start(args: string[]): Promise<number> {
  const line = commandLine(args, { port: { type: 'string' }, demo: { type: 'boolean' }, host: { type: 'string' } });
  if (line.positionals.length > 0) throw new UsageError(`Tham số không đúng: ${line.positionals[0] ?? ''}`);
  for (const [option, variable] of [['port', 'PORT'], ['host', 'HOST']] as const) if (typeof line.values[option] === 'string') process.env[variable] = line.values[option];
  const settings = readSettings();
  if (!Number.isInteger(settings.port) || settings.port < 0 || settings.port > 65_535) throw new UsageError('Cổng (--port) phải là số từ 1 đến 65535.');
  makeDataFolder(settings.dataDir);
  const release = takeLock(settings.dataDir);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
  const keep = keptLog(settings.dataDir);
  let installation: Installation | undefined;
  let endNightly: (() => Promise<void>) | undefined;
  try {
    installation = await openInstallation(settings, keep);
    if (line.values['demo']) await (await import('./demo.ts')).fillDemo(installation, settings);
    endNightly = backUpNightly(settings, installation.ownerUrl, now, keep);
    await serve(settings, installation, ending.signal, keep);
    return 0;
  } finally {
    await Promise.all([installation?.stop(), endNightly?.()]);
    release();
  }
}

function makeDataFolder(dataDir: string): void {
  try {
    mkdirSync(dataDir, { recursive: true });
  } catch (error) {
    throw new Error(`Không tạo được thư mục dữ liệu ${dataDir} (${(error as NodeJS.ErrnoException).code ?? ''}). Hãy cấp quyền ghi hoặc chọn --data khác.`, { cause: error });
  }
}

async function serve(settings: Settings, installation: Installation, signal: AbortSignal, keep: (text: string) => void): Promise<void> {
  let announced = false;
  let { port } = settings;
  const home = installation.cluster ? (await placeOf(settings.dataDir)).home : '';
  for (let failures = 0; !signal.aborted; ) {
    const began = Date.now();
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'web.ts')], {
      stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
      windowsHide: true,
      env: {
        ...process.env,
        NODE_ENV: 'production',
        NGHISU_WEB_URL: installation.webUrl,
        NGHISU_CLUSTER: home,
        NGHISU_DATA: settings.dataDir,
        PORT: String(port),
        HOST: settings.host
      }
    });
    child.stdout?.on('data', (bytes: Buffer) => keep(bytes.toString()));
    child.stderr?.on('data', (bytes: Buffer) => {
      process.stderr.write(bytes);
      keep(bytes.toString());
    });
    child.on('message', (message: { port?: number; problem?: string }) => {
      if (message.problem) console.error(message.problem);
      if (message.port && !announced) {
        announced = true;
        port = message.port; // one chosen by the system is kept over a restart
        announce(message.port, settings.host);
      }
    });
    const code = await ended(child, signal);
    if (signal.aborted) return;
    if (code === 3) throw new Error('Máy chủ không chạy được; xem lời báo ở trên.');
    if (!announced && failures >= 4) throw new Error(`Máy chủ không chạy được; xem lời báo ở trên và ${join(settings.dataDir, 'nghisu.log')}.`);
    failures = Date.now() - began > 60_000 ? 0 : failures + 1;
    const words = `Máy chủ dừng ngoài ý muốn (mã ${code ?? child.signalCode ?? '?'}); đang khởi động lại.`;
    console.error(words);
    keep(words);
    await pause(Math.min(100 * 2 ** failures, 10_000), signal);
  }
}

/** Waits for the end of the serving process; when we are told to stop, asks it to end and after 15 s ends it. */
function ended(child: ChildProcess, signal: AbortSignal): Promise<number | null> {
  return new Promise((done) => {
    const stop = () => {
      // Windows knows no gentle signal between processes.
      if (process.platform === 'win32') child.send({ end: true });
      else child.kill('SIGTERM');
      setTimeout(() => child.kill('SIGKILL'), 15_000).unref();
    };
    if (signal.aborted) stop();
    signal.addEventListener('abort', stop, { once: true });
    child.once('exit', (code) => {
      signal.removeEventListener('abort', stop);
      done(code);
    });
  });
}

function announce(port: number, host: string): void {
  console.log(`\n  Nghị Sự đang chạy: http://localhost:${port}`);
  if (!/^(127\.|localhost$|::1$)/.test(host))
    for (const at of Object.values(networkInterfaces()).flatMap((list) => list ?? [])) if (at.family === 'IPv4' && !at.internal) console.log(`  Máy khác trong mạng:  http://${at.address}:${port}`);
  console.log('  Dừng: Ctrl-C\n');
}

function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => (clearTimeout(timer), done()), { once: true });
  });
}
