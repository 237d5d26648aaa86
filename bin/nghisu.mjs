#!/usr/bin/env node
// The launcher: runs on any Node from 20, brings what the product needs (packages, Node 24, the build), then hands over.
import { spawn } from 'node:child_process';
import { ensureBuild, ensureInstall, modernNode, root } from './prepare.mjs';
import { join } from 'node:path';

const args = process.argv.slice(2);
const [command = 'start'] = args;
const needsBuild = command === 'start' || command === 'bench';

try {
  await ensureInstall();
  if (needsBuild) await ensureBuild();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}

const child = spawn(modernNode(), ['--disable-warning=ExperimentalWarning', join(root, 'cli', 'main.ts'), ...(args.length > 0 ? args : ['start'])], { stdio: 'inherit' });
// The terminal sends Ctrl-C to the child as well; a service manager sends SIGTERM to us alone.
process.on('SIGINT', () => undefined);
for (const signal of ['SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
// npm told to end takes its shell with it and leaves us: then we end as well. (Started by hand, we may outlive the shell.)
const parent = process.ppid;
if (process.env.npm_lifecycle_event && process.platform !== 'win32')
  setInterval(() => {
    if (process.ppid !== parent) child.kill('SIGTERM');
  }, 500).unref();
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));
child.on('error', (error) => {
  console.error(error.message);
  process.exit(1);
});
