import { spawn, type ChildProcess } from 'node:child_process';
import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test as base, expect } from '@playwright/test';

export interface Installation {
  origin: string;
  dataDir: string;
}

/** A fresh installation started as a commune would, over plain http, on the morning of 20/11/2026. */
export async function startInstallation(args: string[] = [], options: { dataDir?: string; clock?: string } = {}): Promise<Installation & { process: ChildProcess; stop(): Promise<void> }> {
  const dataDir = options.dataDir ?? (await mkdtemp(join(tmpdir(), 'nghisu-e2e-')));
  await chmod(dataDir, 0o755); // under root the database then lies inside it and goes with it
  const child = spawn(process.execPath, [join(import.meta.dirname, '../../cli/main.ts'), 'start', '--port', '0', '--host', '127.0.0.1', '--data', dataDir, ...args], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NGHISU_CLOCK: options.clock ?? '2026-11-20T08:00:00+07:00' }
  });
  let output = '';
  const origin = await new Promise<string>((done, fail) => {
    const timer = setTimeout(() => fail(new Error(`the server did not start:\n${output}`)), 120_000);
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (bytes: Buffer) => {
        output += bytes.toString();
        const address = /http:\/\/localhost:(\d+)/.exec(output);
        if (address) {
          clearTimeout(timer);
          done(`http://127.0.0.1:${address[1]}`);
        }
      });
    child.once('exit', (code) => fail(new Error(`the server ended with ${code}:\n${output}`)));
  });
  return {
    origin,
    dataDir,
    process: child,
    async stop() {
      const gone = new Promise((done) => child.once('exit', done));
      child.kill('SIGTERM');
      await gone;
      if (!options.dataDir) await rm(dataDir, { recursive: true, force: true });
    }
  };
}

/** `fresh`: an empty installation for the whole file. `sample`: one with xã Mẫu in it. */
export const test = base.extend<object, { fresh: Installation; sample: Installation }>({
  fresh: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installation = await startInstallation();
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ],
  sample: [
    // eslint-disable-next-line no-empty-pattern
    async ({}, use) => {
      const installation = await startInstallation(['--demo']);
      await use(installation);
      await installation.stop();
    },
    { scope: 'worker', timeout: 180_000 }
  ]
});
export { expect };
