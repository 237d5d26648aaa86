import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { readSettings } from '../src/core/settings.ts';
import { openInstallation, root } from './installation.ts';

/** `npm run dev`: the embedded database and Vite with live reload, for those who change the product. */
export async function dev(args: string[]): Promise<number> {
  const settings = readSettings({ ...process.env, NGHISU_DATA: process.env['NGHISU_DATA'] ?? join(root, 'data', 'dev') });
  const installation = await openInstallation(settings);
  const vite = spawn(process.execPath, [join(root, 'node_modules/vite/bin/vite.js'), 'dev', ...args], {
    cwd: root,
    stdio: 'inherit',
    env: { ...process.env, NGHISU_WEB_URL: installation.webUrl, NGHISU_DATA: settings.dataDir }
  });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => vite.kill(signal));
  await new Promise((done) => vite.once('exit', done));
  await installation.stop();
  return 0;
}
