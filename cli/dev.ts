import { spawn } from 'node:child_process';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { now } from '../src/core/clock.ts';
import { closeDatabase, openDatabase } from '../src/core/db.ts';
import { startJobs } from '../src/core/jobs.ts';
import { readSettings } from '../src/core/settings.ts';
import { jobs } from '../src/worker/jobs.ts';
import { openInstallation, root } from './installation.ts';
import { takeLock } from './lock.ts';

/** `npm run dev`: the embedded database and Vite with live reload, for those who change the product. */
export async function dev(args: string[]): Promise<number> {
  const settings = readSettings({ ...process.env, NGHISU_DATA: process.env['NGHISU_DATA'] ?? join(root, 'data', 'dev') });
  mkdirSync(settings.dataDir, { recursive: true });
  const release = takeLock(settings.dataDir);
  const installation = await openInstallation(settings);
  const database = openDatabase(installation.webUrl, { max: 4 });
  const runner = await startJobs(installation.webUrl, database, jobs, { dataDir: settings.dataDir, now });
  const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'dev', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NGHISU_WEB_URL: installation.webUrl, NGHISU_DATA: settings.dataDir }
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vite.kill(signal));
  await new Promise((done) => vite.once('exit', done));
  await runner.stop();
  await closeDatabase(database);
  await installation.stop();
  release();
  return 0;
}
