import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeDatabase, openDatabase } from '../src/core/db.ts';
import { now } from '../src/core/clock.ts';
import { startJobs } from '../src/core/jobs.ts';
import { servingFaults } from '../src/core/postgres/roles.ts';
import { readSettings } from '../src/core/settings.ts';
import { jobs } from '../src/worker/jobs.ts';
import { root } from './installation.ts';

/**
 * The serving process: pages and jobs. It holds no secret of the owner, only the serving role.
 * Plain http must work on a LAN, so the protocol is told to the framework here and never assumed (`docs/decisions/0002-plain-http.md`).
 */
const settings = readSettings();
const webUrl = process.env['NGHISU_WEB_URL'] ?? '';
process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
process.env['BODY_SIZE_LIMIT'] = '64M';
process.env['SHUTDOWN_TIMEOUT'] = '10';

const faults = await servingFaults(webUrl);
if (faults.length > 0) {
  process.send?.({ problem: faults.join('\n') });
  process.exit(3);
}

const { handler } = (await import(pathToFileURL(join(root, 'build', 'handler.js')).href)) as { handler: (request: unknown, response: unknown) => void };
const protocol = settings.publicOrigin ? new URL(settings.publicOrigin).protocol.slice(0, -1) : 'http';

const server = createServer((request, response) => {
  if (!settings.trustProxy || !request.headers['x-forwarded-proto']) request.headers['x-forwarded-proto'] = protocol;
  handler(request, response);
});
server.keepAliveTimeout = 65_000;
server.headersTimeout = 70_000;
server.requestTimeout = 120_000;
server.on('error', (error: NodeJS.ErrnoException) => {
  process.send?.({ problem: error.code === 'EADDRINUSE' ? `Cổng ${settings.port} đã có chương trình khác dùng. Hãy chạy lại với --port khác, ví dụ: npm start -- --port 8090` : error.message });
  process.exit(3);
});
server.listen(settings.port, settings.host, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : settings.port });
});

const database = openDatabase(webUrl, { max: 4 });
const runner = await startJobs(webUrl, database, jobs, { dataDir: settings.dataDir, now });

let ending = false;
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), 10_000).unref();
  server.close();
  server.closeIdleConnections();
  await runner.stop();
  await closeDatabase(database);
  process.exit(0);
}
process.on('SIGTERM', () => void end());
process.on('SIGINT', () => void end());
// Our parent was killed: go as well, so that the next start finds the port free.
process.on('disconnect', () => void end());
