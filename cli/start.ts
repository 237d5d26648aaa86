import { spawn, type ChildProcess } from 'node:child_process';
import { appendFileSync, existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { readSettings, type Settings } from '../src/core/settings.ts';
import { now } from '../src/core/clock.ts';
import { openInstallation, root, type Installation } from './installation.ts';
import { takeLock } from './lock.ts';
import { backUpNightly } from './nightly.ts';

/**
 * `nghisu start [--port N] [--data DIR] [--demo]`: keeps the database and the serving process up until it is told to stop.
 * The serving process is started again when it dies; Ctrl-C and SIGTERM end all of it in order.
 */
export async function start(args: string[]): Promise<number> {
  const { values } = parseArgs({ args, options: { port: { type: 'string' }, data: { type: 'string' }, demo: { type: 'boolean' }, host: { type: 'string' } } });
  if (values.data) process.env['NGHISU_DATA'] = resolve(values.data);
  if (values.port) process.env['PORT'] = values.port;
  if (values.host) process.env['HOST'] = values.host;
  const settings = readSettings();
  if (!Number.isInteger(settings.port) || settings.port < 0 || settings.port > 65_535) {
    console.error('Cổng (--port) phải là số từ 1 đến 65535.');
    return 2;
  }
  mkdirSync(settings.dataDir, { recursive: true });
  const release = takeLock(settings.dataDir);
  const ending = new AbortController();
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => ending.abort());
  let installation: Installation | undefined;
  try {
    installation = await openInstallation(settings, (line) => keepLog(settings, line));
    if (values.demo) await (await import('./demo.ts')).fillDemo(installation, settings);
    const endNightly = backUpNightly(settings, installation.ownerUrl, now);
    await serve(settings, installation, ending.signal).finally(endNightly);
    return 0;
  } finally {
    await installation?.stop();
    release();
  }
}

async function serve(settings: Settings, installation: Installation, signal: AbortSignal): Promise<void> {
  let announced = false;
  for (let failures = 0; !signal.aborted; ) {
    const began = Date.now();
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'web.ts')], {
      stdio: ['ignore', 'pipe', 'inherit', 'ipc'],
      env: { ...process.env, NODE_ENV: 'production', NGHISU_WEB_URL: installation.webUrl, NGHISU_DATA: settings.dataDir, PORT: String(settings.port), HOST: settings.host }
    });
    child.stdout?.on('data', (bytes: Buffer) => keepLog(settings, bytes.toString().trimEnd()));
    child.on('message', (message: { port?: number; problem?: string }) => {
      if (message.problem) console.error(message.problem);
      if (message.port && !announced) {
        announced = true;
        announce(message.port);
      }
    });
    const code = await ended(child, signal);
    if (signal.aborted) return;
    if (code === 3) throw new Error('Máy chủ không chạy được; xem lời báo ở trên.');
    failures = Date.now() - began > 60_000 ? 0 : failures + 1;
    console.error('Máy chủ dừng ngoài ý muốn; đang khởi động lại.');
    await new Promise((done) => setTimeout(done, Math.min(200 * 2 ** failures, 10_000)));
  }
}

function ended(child: ChildProcess, signal: AbortSignal): Promise<number | null> {
  return new Promise((done) => {
    const stop = () => {
      child.kill('SIGTERM');
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

function announce(port: number): void {
  console.log(`\n  Nghị Sự đang chạy: http://localhost:${port}`);
  const lan = Object.values(networkInterfaces()).flatMap((list) => list ?? []).find((at) => at.family === 'IPv4' && !at.internal);
  if (lan) console.log(`  Máy khác trong mạng:  http://${lan.address}:${port}`);
  console.log('  Dừng: Ctrl-C\n');
}

/** One log file of the last run and a half: turned over at 5 MB. */
function keepLog(settings: Settings, text: string): void {
  const path = join(settings.dataDir, 'nghisu.log');
  try {
    if (existsSync(path) && statSync(path).size > 5_000_000) renameSync(path, `${path}.1`);
    appendFileSync(path, `${text}\n`);
  } catch {
    // a full disk must not stop the server for want of a log line
  }
}
