import { accessSync, constants, existsSync, readFileSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { hashOf } from '../src/core/backup/back-up.ts';
import { isWhole } from '../src/core/backup/manifest.ts';
import { filePath } from '../src/core/files.ts';
import { nativeFolder } from '../src/core/postgres/binaries.ts';
import { servingFaults } from '../src/core/postgres/roles.ts';
import { readSettings, type Settings } from '../src/core/settings.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation, type Installation } from './installation.ts';

interface Finding {
  what: string;
  state: 'ok' | 'warning' | 'fault';
  /** What was seen, and for a fault what to do about it. */
  words: string;
}

/** `nghisu doctor [--json]`: looks at everything this installation stands on; status 1 when something is wrong. */
export async function doctor(args: string[]): Promise<number> {
  const line = commandLine(args, { json: { type: 'boolean' } });
  if (line.positionals.length > 0) throw new UsageError('Cách dùng: nghisu doctor [--json] [--data DIR]');
  const settings = readSettings();
  const findings = [...(await machine(settings)), ...(await withDatabase(settings))];
  if (line.values['json']) console.log(JSON.stringify({ findings }));
  else for (const { what, state, words } of findings) console.error(`${{ ok: '✓', warning: '!', fault: '✗' }[state]} ${what}: ${words}`);
  return findings.some((finding) => finding.state === 'fault') ? 1 : 0;
}

async function machine(settings: Settings): Promise<Finding[]> {
  const found: Finding[] = [{ what: 'Node.js', state: 'ok', words: process.versions.node }];
  const tell = (what: string, good: boolean, words: string, bad: string, state: 'warning' | 'fault' = 'fault') => found.push({ what, state: good ? 'ok' : state, words: good ? words : bad });
  if (!settings.databaseUrl) tell('PostgreSQL kèm theo', nativeFolder() !== null, 'có cho máy này', 'không có cho máy này; hãy đặt DATABASE_URL');
  const writable = canWrite(settings.dataDir);
  tell('Thư mục dữ liệu', writable, settings.dataDir, `${settings.dataDir} không ghi được; hãy cấp quyền ghi hoặc chọn --data khác`);
  if (writable) {
    const disk = statfsSync(settings.dataDir);
    const free = (disk.bavail * disk.bsize) / 2 ** 30;
    tell('Chỗ trống trên đĩa', free > 2, `${free.toFixed(1)} GB`, `chỉ còn ${free.toFixed(1)} GB; hãy dọn bớt để sao lưu và ghi được`, free > 0.3 ? 'warning' : 'fault');
  }
  const offset = new Date().getTimezoneOffset();
  tell('Giờ máy', Math.abs(new Date().getFullYear() - 2027) <= 10, `${new Date().toISOString()} (lệch UTC ${-offset / 60} giờ)`, 'năm của đồng hồ máy không hợp lý; hãy chỉnh giờ', 'fault');
  tell('Thư điện tử', settings.smtpUrl !== null, 'có SMTP_URL', 'chưa đặt SMTP_URL: lời nhắc chỉ hiện trong Nghị Sự', 'warning');
  const backups = join(settings.dataDir, 'backups');
  const last = existsSync(backups) ? readdirSync(backups).filter((name) => /^\d{4}-\d{2}-\d{2}T/.test(name) && isWhole(join(backups, name))).sort().at(-1) : undefined;
  tell('Bản sao lưu gần nhất', last !== undefined && Date.now() - Date.parse(last.slice(0, 10)) < 3 * 86_400_000, last ?? '', last ? `${last}, đã quá 3 ngày; hãy để máy chạy qua đêm hoặc chạy nghisu backup` : 'chưa có; hãy chạy nghisu backup', 'warning');
  const outcome = join(backups, 'last.json');
  if (existsSync(outcome)) {
    const { ok, why } = JSON.parse(readFileSync(outcome, 'utf8')) as { ok: boolean; why?: string };
    tell('Lần sao lưu tự động', ok, 'xong', `không xong: ${why ?? ''}`);
  }
  return found;
}

async function withDatabase(settings: Settings): Promise<Finding[]> {
  let installation: Installation;
  try {
    installation = await reachInstallation(settings, 'as it is');
  } catch (error) {
    return [{ what: 'Cơ sở dữ liệu', state: 'fault', words: (error as Error).message }];
  }
  const client = new pg.Client({ connectionString: installation.ownerUrl });
  try {
    await client.connect();
    const version = (await client.query<{ v: string }>(`select current_setting('server_version') as v`)).rows[0]?.v ?? '?';
    const faults = await servingFaults(installation.webUrl);
    const found: Finding[] = [
      { what: 'Cơ sở dữ liệu', state: 'ok', words: `PostgreSQL ${version}` },
      { what: 'Ngăn cách các hội đồng', state: faults.length > 0 ? 'fault' : 'ok', words: faults.join(' ') || 'mọi bảng đều khóa theo hội đồng' }
    ];
    const { rows } = await client.query<{ sha256: string; name: string }>('select distinct on (sha256) sha256, name from file where destroyed_at is null order by sha256');
    const bad: string[] = [];
    for (const file of rows) if ((await hashOf(filePath(settings.dataDir, file.sha256)).catch(() => '')) !== file.sha256) bad.push(file.name);
    found.push({ what: 'Kho tệp', state: bad.length > 0 ? 'fault' : 'ok', words: bad.length > 0 ? `thiếu hoặc hỏng ${bad.length} tệp (${bad.slice(0, 3).join(', ')}); hãy lấy lại từ bản sao lưu` : `${rows.length} tệp nguyên vẹn` });
    return found;
  } finally {
    await client.end().catch(() => undefined);
    await installation.stop();
  }
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
