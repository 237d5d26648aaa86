import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { spawn } from 'node:child_process';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { holderOf, takeLock } from './lock.ts';

const folder = mkdtempSync(join(tmpdir(), 'nghisu-lock-'));
afterAll(() => rmSync(folder, { recursive: true }));

describe('the lock of a data folder', () => {
  it('says who holds it, and is given back', () => {
    const release = takeLock(folder, 'command');
    expect(readFileSync(join(folder, 'nghisu.pid'), 'utf8')).toMatch(new RegExp(`^${process.pid}\ncommand\n\\d+\n$`));
    release();
    expect(holderOf(folder)).toBe(null);
  });

  it('is refused while another process lives that took it', async () => {
    const other = spawn(process.execPath, ['-e', `import('${join(import.meta.dirname, 'lock.ts').replaceAll('\\', '/')}').then(({ takeLock }) => { takeLock(process.argv[1]); console.log('held'); setInterval(() => 0, 1000); })`, folder], { stdio: ['ignore', 'pipe', 'inherit'] });
    await new Promise((done) => other.stdout.once('data', done));
    expect(holderOf(folder)).toEqual({ pid: other.pid, kind: 'server' });
    expect(() => takeLock(folder)).toThrow(`tiến trình ${other.pid}`);
    const gone = new Promise((done) => other.once('exit', done));
    other.kill('SIGKILL');
    await gone;
    takeLock(folder)();
  });

  it.skipIf(process.platform !== 'linux')('is taken over when its number belongs to a process born later', () => {
    writeFileSync(join(folder, 'nghisu.pid'), `${process.ppid}\nserver\n1\n`);
    expect(holderOf(folder)).toBe(null);
    takeLock(folder)();
  });

  it('is taken over when its file was cut short', () => {
    writeFileSync(join(folder, 'nghisu.pid'), '');
    takeLock(folder)();
  });
});
