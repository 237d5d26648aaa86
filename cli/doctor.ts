import { accessSync, constants, existsSync, readFileSync, readdirSync, statfsSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { hashOf } from '../src/core/backup/back-up.ts';
import { isWhole } from '../src/core/backup/manifest.ts';
import { filePath } from '../src/core/files.ts';
import { nativeFolder } from '../src/core/postgres/binaries.ts';
import { pendingMigrations, readMigrations } from '../src/core/postgres/migrate.ts';
import { servingFaults } from '../src/core/postgres/roles.ts';
import { readSettings, type Settings } from '../src/core/settings.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation, root, type Installation } from './installation.ts';
import { holderOf } from './lock.ts';

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
  const findings = [...machine(settings), ...backups(settings), ...(await withDatabase(settings))];
  if (line.values['json']) console.log(JSON.stringify({ findings }));
  else for (const { what, state, words } of findings) console.error(`${{ ok: '✓', warning: '!', fault: '✗' }[state]} ${what}: ${words}`);
  return findings.some((finding) => finding.state === 'fault') ? 1 : 0;
}

/** One look: fine with `words`, or wrong with `bad`. */
function tell(what: string, good: boolean, words: string, bad: string, state: 'warning' | 'fault' = 'fault'): Finding {
  return { what, state: good ? 'ok' : state, words: good ? words : bad };
}

function machine(settings: Settings): Finding[] {
  const found: Finding[] = [{ what: 'Node.js', state: 'ok', words: process.versions.node }];
  if (!settings.databaseUrl) found.push(tell('PostgreSQL kèm theo', nativeFolder() !== null, 'có cho máy này', 'không có cho máy này; hãy đặt DATABASE_URL'));
  const holder = holderOf(settings.dataDir);
  found.push(tell('Máy chủ', holder?.kind === 'server', `đang chạy (tiến trình ${holder?.pid ?? ''})`, 'không chạy; mở bằng npm start', 'warning'));
  const there = existsSync(settings.dataDir);
  const writable = there && canWrite(settings.dataDir);
  found.push(tell('Thư mục dữ liệu', writable, settings.dataDir, there ? `${settings.dataDir} không ghi được; hãy chạy bằng đúng tài khoản hoặc cấp quyền ghi` : `${settings.dataDir} chưa có; hãy chỉ đúng bằng --data, hoặc chạy npm start để tạo mới`));
  if (writable) {
    const disk = statfsSync(settings.dataDir);
    const free = (disk.bavail * disk.bsize) / 2 ** 30;
    found.push(tell('Chỗ trống trên đĩa', free > 2, `${free.toFixed(1)} GB`, `chỉ còn ${free.toFixed(1)} GB; hãy dọn bớt để sao lưu và ghi được`, free > 0.3 ? 'warning' : 'fault'));
  }
  const offset = new Date().getTimezoneOffset();
  found.push(tell('Giờ máy', Math.abs(new Date().getFullYear() - 2027) <= 10, `${new Date().toISOString()} (lệch UTC ${-offset / 60} giờ)`, 'năm của đồng hồ máy không hợp lý; hãy chỉnh giờ'));
  found.push(tell('Thư điện tử', settings.smtpUrl !== null, 'có SMTP_URL', 'chưa đặt SMTP_URL: lời nhắc chỉ hiện trong Nghị Sự', 'warning'));
  return found;
}

function backups(settings: Settings): Finding[] {
  const folder = join(settings.dataDir, 'backups');
  const last = existsSync(folder) ? readdirSync(folder).filter((name) => /^\d{4}-\d{2}-\d{2}T/.test(name) && isWhole(join(folder, name))).sort().at(-1) : undefined;
  const fresh = last !== undefined && Date.now() - Date.parse(last.slice(0, 10)) < 3 * 86_400_000;
  const found = [tell('Bản sao lưu gần nhất', fresh, last ?? '', last ? `${last}, đã quá 3 ngày; hãy để máy chạy qua đêm hoặc chạy nghisu backup` : 'chưa có; hãy chạy nghisu backup', 'warning')];
  const outcome = join(folder, 'last.json');
  if (existsSync(outcome)) {
    const { ok, why } = JSON.parse(readFileSync(outcome, 'utf8')) as { ok: boolean; why?: string };
    found.push(tell('Lần sao lưu tự động', ok, 'xong', `không xong: ${why ?? ''}`));
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
  client.on('error', () => undefined);
  try {
    await client.connect();
    const version = (await client.query<{ v: string }>(`select current_setting('server_version') as v`)).rows[0]?.v ?? '?';
    const pending = await pendingMigrations(installation.ownerUrl, await readMigrations(join(root, 'db/migrations')));
    const faults = await servingFaults(installation.webUrl);
    return [
      { what: 'Cơ sở dữ liệu', state: 'ok', words: `PostgreSQL ${version}` },
      tell('Cấu trúc dữ liệu', pending.length === 0, 'đúng bản này', `còn ${pending.length} bước nâng cấp; lần npm start tới sẽ sao lưu rồi làm`, 'warning'),
      tell('Ngăn cách các hội đồng', faults.length === 0, 'mọi bảng đều khóa theo hội đồng', faults.join(' ')),
      ...(pending.length === 0 ? [await storedFiles(settings, client)] : [])
    ];
  } catch (error) {
    return [{ what: 'Cơ sở dữ liệu', state: 'fault', words: (error as Error).message }];
  } finally {
    await client.end().catch(() => undefined);
    await installation.stop();
  }
}

async function storedFiles(settings: Settings, client: pg.Client): Promise<Finding> {
  const { rows } = await client.query<{ sha256: string; name: string }>('select distinct on (sha256) sha256, name from file where destroyed_at is null order by sha256');
  const bad: string[] = [];
  for (const file of rows) if ((await hashOf(filePath(settings.dataDir, file.sha256)).catch(() => '')) !== file.sha256) bad.push(file.name);
  return tell('Kho tệp', bad.length === 0, `${rows.length} tệp nguyên vẹn`, `thiếu hoặc hỏng ${bad.length} tệp (${bad.slice(0, 3).join(', ')}); hãy lấy lại từ bản sao lưu`);
}

function canWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}
