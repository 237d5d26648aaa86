import { closeDatabase, councils, inCouncil, openDatabase } from '../src/core/db.ts';
import { verifyChain } from '../src/core/events.ts';
import { readSettings } from '../src/core/settings.ts';
import { commandLine, UsageError } from './command-line.ts';
import { reachInstallation } from './installation.ts';

/** `nghisu log verify [--json]`: recomputes the seals of every council's event log; status 1 and the first break when one does not hold. */
export async function logVerify(args: string[]): Promise<number> {
  const line = commandLine(args, { json: { type: 'boolean' } });
  if (line.positionals.length > 0) throw new UsageError('Cách dùng: nghisu log verify [--json] [--data DIR]');
  const settings = readSettings();
  const installation = await reachInstallation(settings, 'as it is');
  const database = openDatabase(installation.webUrl, { max: 2 });
  try {
    const found = [];
    for (const council of await councils.list(database)) {
      const check = await inCouncil(database, { councilId: council.id }, 'read', verifyChain);
      found.push({ council: council.slug, ...check });
      if (!line.values['json'])
        console.error(check.broken ? `${council.name}: ĐỨT ở dòng ${check.broken.seq} (${check.broken.why}).` : `${council.name}: ${check.events} dòng, nguyên vẹn, niêm ${check.head.slice(0, 16)}.`);
    }
    if (line.values['json']) console.log(JSON.stringify({ councils: found }));
    else if (found.length === 0) console.error('Chưa có hội đồng nào.');
    return found.some((check) => check.broken) ? 1 : 0;
  } finally {
    await closeDatabase(database);
    await installation.stop();
  }
}
