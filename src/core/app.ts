import { openDatabase, type Database } from './db.ts';
import { servingFaults } from './postgres/roles.ts';
import { readSettings, type Settings } from './settings.ts';

/** What one serving process holds open. */
export interface App {
  settings: Settings;
  database: Database;
  startedAt: Date;
}

let opened: Promise<App> | undefined;

/**
 * Opens the application once per process.
 * @throws Error naming each fault when the database role is not bound by row-level security: then nothing is served.
 */
export function openApp(): Promise<App> {
  opened ??= open().catch((error: unknown) => {
    opened = undefined; // a database that was away for the first request is asked again at the next
    throw error;
  });
  return opened;
}

async function open(): Promise<App> {
  const settings = readSettings();
  const url = process.env['NGHISU_WEB_URL'];
  if (!url) throw new Error('Chưa có cơ sở dữ liệu. Hãy chạy bằng `npm start`.');
  const faults = await servingFaults(url);
  if (faults.length > 0) throw new Error(faults.join('\n'));
  return { settings, database: openDatabase(url), startedAt: new Date() };
}
