import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { securityLimits, usualSecurity } from '../src/core/identity/security.ts';

const root = join(import.meta.dirname, '..');
const operate = readFileSync(join(root, 'docs/operate.md'), 'utf8');
const read = (path: string) => readFileSync(join(root, path), 'utf8');

describe('the guide for whoever keeps the machine', () => {
  const variables = [...new Set([...read('src/core/settings.ts').matchAll(/env\['([A-Z_]+)'\]/g)].map((match) => match[1] ?? ''))];

  it('finds the variables the product reads', () => {
    expect(variables).toEqual(expect.arrayContaining(['NGHISU_DATA', 'PORT', 'DATABASE_URL', 'TRUST_PROXY']));
  });

  it.each([...variables, 'NGHISU_CLOCK', 'NGHISU_TRACE'])('explains %s in its table', (name) => {
    expect(operate).toMatch(new RegExp(`^\\| [^|]*\`${name}\``, 'm'));
  });

  it('names no variable the product does not read', () => {
    const known = new Set([...variables, 'NGHISU_CLOCK', 'NGHISU_TRACE']);
    const named = [...operate.matchAll(/^\| (`[^|]+`) \|/gm)].flatMap((row) => [...(row[1] ?? '').matchAll(/`([A-Z_]{4,})`/g)].map((match) => match[1] ?? ''));
    expect(named.filter((name) => !known.has(name))).toEqual([]);
  });

  it('names every option of the start', () => {
    for (const option of ['--port', '--data', '--host', '--demo']) expect(operate).toContain(option);
  });

  it('tells the security values as they are', () => {
    expect(operate).toContain(`khóa sau ${usualSecurity.idleMinutes} phút không dùng (tối đa ${securityLimits.idleMinutes[1]})`);
    expect(operate).toContain(`hết hạn sau ${usualSecurity.longestHours} giờ (tối đa ${securityLimits.longestHours[1]})`);
    expect(operate).toContain(`sai ${usualSecurity.failures} lần thì khóa tài khoản ${usualSecurity.lockHours} giờ (${securityLimits.failures.join('–')} lần, ${securityLimits.lockHours.join('–')} giờ)`);
    expect(operate).toContain(`mật khẩu quản trị dùng ${usualSecurity.administratorPasswordDays} ngày (tối đa ${securityLimits.administratorPasswordDays[1]})`);
    expect(operate).toContain(`tài khoản ${usualSecurity.dormantDays} ngày không dùng thì nêu tên (tối đa ${securityLimits.dormantDays[1]})`);
  });

  it('speaks of commands that exist', () => {
    const commands = [...read('cli/main.ts').matchAll(/^ {2}'?([a-z]+(?: [a-z]+)?)'?: async/gm)].map((match) => match[1] ?? '');
    const spoken = [...operate.matchAll(/npx nghisu ([a-z]+(?: [a-z]+)?)/g)].map((match) => match[1] ?? '');
    expect(spoken.length).toBeGreaterThan(5);
    for (const words of spoken) expect(commands.some((command) => words === command || words.startsWith(`${command} `) || words.split(' ')[0] === command), words).toBe(true);
  });
});
