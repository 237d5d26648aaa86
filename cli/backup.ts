import { resolve } from 'node:path';
import { backUp } from '../src/core/backup/back-up.ts';
import { readSettings } from '../src/core/settings.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation } from './installation.ts';

/** `nghisu backup DIR [--data DIR] [--json]` */
export async function backup(args: string[]): Promise<number> {
  const line = commandLine(args, { json: { type: 'boolean' } });
  const [folder] = line.positionals;
  if (!folder || line.positionals.length > 1) throw new UsageError('Cách dùng: nghisu backup THƯ-MỤC [--json] [--data DIR]');
  const settings = readSettings();
  const installation = await reachInstallation(settings, 'as it is');
  try {
    const manifest = await backUp(installation.ownerUrl, settings.dataDir, resolve(folder));
    const rows = manifest.tables.reduce((sum, table) => sum + table.rows, 0);
    if (line.values['json']) console.log(JSON.stringify({ folder: resolve(folder), rows, files: manifest.files, madeAt: manifest.madeAt }));
    else console.error(`Đã sao lưu ${rows} dòng và ${manifest.files.count} tệp vào ${resolve(folder)}.`);
    return 0;
  } finally {
    await installation.stop();
  }
}
