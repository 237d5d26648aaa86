// Steps every command shares: packages, a Node new enough, the build. Plain JavaScript for Node 20.
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { accessSync, chmodSync, constants, existsSync, lstatSync, mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join, delimiter } from 'node:path';
import { fileURLToPath } from 'node:url';

export const root = dirname(dirname(fileURLToPath(import.meta.url)));
const windows = process.platform === 'win32';

/** Path of a Node from 24.7 on: our own when we run on one, else the one that came with the packages. */
export function modernNode() {
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  if (major > 24 || (major === 24 && minor >= 7)) return process.execPath;
  const name = { linux: 'linux', win32: 'win' }[process.platform];
  const path = name && join(root, 'node_modules', `node-${name}-${process.arch}`, 'bin', windows ? 'node.exe' : 'node');
  if (path && existsSync(path)) {
    if (!windows && !canRun(path)) chmodSync(path, 0o755);
    return path;
  }
  throw new Error(`Cần Node.js từ bản 24.7 (máy này có ${process.versions.node}). Hãy cài Node.js 24 rồi chạy lại.`);
}

/** An ordinary user may run what another account installed, and not change it. */
function canRun(path) {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** The environment in which tools find Node 24 first. */
export function toolEnvironment() {
  return { ...process.env, PATH: [dirname(modernNode()), join(root, 'node_modules', '.bin'), process.env.PATH ?? ''].join(delimiter) };
}

/** Installs exactly what the lock names, when it changed since the last time. */
export async function ensureInstall() {
  const wanted = createHash('sha256').update(readFileSync(join(root, 'package-lock.json'))).digest('hex');
  const mark = join(root, 'node_modules', '.nghisu-installed');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.error('Đang cài các gói cần thiết (vài phút ở lần đầu)…');
  await run(windows ? 'npm.cmd' : 'npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { shell: windows });
  linkCommand();
  writeFileSync(mark, wanted);
}

/** `npx nghisu …` finds the command of this very folder. */
function linkCommand() {
  if (windows) {
    writeFileSync(join(root, 'node_modules', '.bin', 'nghisu.cmd'), `@node "%~dp0\\..\\..\\bin\\nghisu.mjs" %*\r\n`);
    return;
  }
  const link = join(root, 'node_modules', '.bin', 'nghisu');
  if (lstatSync(link, { throwIfNoEntry: false })) rmSync(link);
  symlinkSync('../../bin/nghisu.mjs', link);
  chmodSync(join(root, 'bin', 'nghisu.mjs'), 0o755);
}

/** Builds when a source changed since the last build. */
export async function ensureBuild() {
  const wanted = sourceHash();
  const mark = join(root, 'build', '.nghisu-source');
  if (existsSync(mark) && readFileSync(mark, 'utf8') === wanted) return;
  console.error('Đang dựng chương trình (khoảng nửa phút)…');
  await run(modernNode(), [join(root, 'node_modules', 'vite', 'bin', 'vite.js'), 'build', '--logLevel', 'error'], { env: toolEnvironment() });
  mkdirSync(join(root, 'build'), { recursive: true });
  writeFileSync(mark, wanted);
}

export function sourceHash() {
  const hash = createHash('sha256');
  const walk = (folder) => {
    for (const entry of readdirSync(folder, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) walk(path);
      else if (!entry.name.endsWith('.test.ts')) hash.update(path.slice(root.length)).update(readFileSync(path));
    }
  };
  for (const folder of ['src', 'static', 'db']) if (existsSync(join(root, folder))) walk(join(root, folder));
  for (const file of ['package-lock.json', 'vite.config.ts', 'tsconfig.json']) hash.update(readFileSync(join(root, file)));
  return hash.digest('hex');
}

export function run(file, args, options = {}) {
  return new Promise((done, fail) => {
    const child = spawn(file, args, { cwd: root, stdio: ['ignore', 2, 2], ...options });
    child.on('error', fail);
    child.on('exit', (code) => (code === 0 ? done() : fail(new Error(`${[file.split(/[\\/]/).at(-1), ...args.slice(0, 3)].join(' ')} không xong (mã ${code}).`))));
  });
}
