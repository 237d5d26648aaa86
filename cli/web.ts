import { createServer } from 'node:http';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { closeDatabase, openDatabase } from '../src/core/db.ts';
import { now } from '../src/core/clock.ts';
import { bodyLimit } from '../src/core/file-limit.ts';
import type { JobRunner } from '../src/core/jobs.ts';
import { endOrphan } from '../src/core/postgres/orphan.ts';
import { servingFaults } from '../src/core/postgres/roles.ts';
import { readSettings } from '../src/core/settings.ts';
import { holderOf } from './lock.ts';

/**
 * The serving process: pages and jobs. It holds no secret of the owner, only the serving role.
 * Plain http must work on a LAN, so the protocol is told to the framework here and never assumed (`docs/decisions/0002-plain-http.md`).
 */
const settings = readSettings();
const webUrl = process.env['NGHISU_WEB_URL'] ?? '';
process.env['PROTOCOL_HEADER'] = 'x-forwarded-proto';
process.env['BODY_SIZE_LIMIT'] = String(bodyLimit);
process.env['SHUTDOWN_TIMEOUT'] = '10';
if (settings.trustProxy) process.env['ADDRESS_HEADER'] = 'x-forwarded-for';

/** Tells the parent what is wrong and ends; 3 says that another try would end the same way. */
function giveUp(problem: string): Promise<never> {
  return new Promise(() => {
    if (!process.send?.({ problem }, () => process.exit(3))) process.exit(3);
  });
}

const faults = await servingFaults(webUrl);
if (faults.length > 0) await giveUp(faults.join('\n'));

const { handler } = (await import(pathToFileURL(join(import.meta.dirname, '..', 'build', 'handler.js')).href)) as { handler: (request: unknown, response: unknown) => void };
const protocol = settings.publicOrigin ? new URL(settings.publicOrigin).protocol.slice(0, -1) : 'http';

const server = createServer((request, response) => {
  if (!settings.trustProxy || !request.headers['x-forwarded-proto']) request.headers['x-forwarded-proto'] = protocol;
  if (settings.trustProxy) request.headers['x-forwarded-for'] ??= request.socket.remoteAddress ?? '';
  handler(request, response);
});
server.keepAliveTimeout = 65_000;
server.headersTimeout = 70_000;
server.requestTimeout = 120_000;
server.on('error', (error: NodeJS.ErrnoException) => {
  const words: Record<string, string> = {
    EADDRINUSE: `Cổng ${settings.port} đã có chương trình khác dùng. Hãy chạy lại với --port khác, ví dụ: npm start -- --port 8090`,
    EACCES: `Không được phép mở cổng ${settings.port}. Hãy chạy lại với --port từ 1024 trở lên, ví dụ: npm start -- --port 8090`,
    EADDRNOTAVAIL: `Máy này không có địa chỉ ${settings.host} (HOST hoặc --host).`,
    ENOTFOUND: `Máy này không có địa chỉ ${settings.host} (HOST hoặc --host).`
  };
  void giveUp(words[error.code ?? ''] ?? error.message);
});
server.listen(settings.port, settings.host, () => {
  const address = server.address();
  process.send?.({ port: typeof address === 'object' && address ? address.port : settings.port });
});

let ending = false;
const running: { jobs?: JobRunner } = {};
const database = openDatabase(webUrl, { max: 4 });
async function end(): Promise<void> {
  if (ending) return;
  ending = true;
  setTimeout(() => process.exit(0), 10_000).unref();
  server.close();
  server.closeIdleConnections();
  await running.jobs?.stop();
  await closeDatabase(database);
}
for (const signal of ['SIGTERM', 'SIGINT', 'SIGHUP'] as const) process.on(signal, () => void end().finally(() => process.exit(0)));
// Windows knows no signal for it.
process.on('message', (message: { end?: true }) => {
  if (message.end) void end().finally(() => process.exit(0));
});
// Our parent was killed and left the database behind: end that too, unless another has taken the folder over meanwhile.
process.on('disconnect', () => {
  const home = process.env['NGHISU_CLUSTER'];
  void end()
    .then(() => (home && !holderOf(settings.dataDir) ? endOrphan(home, () => undefined) : undefined))
    .finally(() => process.exit(0));
});

// Jobs after the first page: what they load (readers of papers, drawing) is heavy.
const [{ startJobs }, { jobs }] = await Promise.all([import('../src/core/jobs.ts'), import('../src/worker/jobs.ts')]);
running.jobs = await startJobs(webUrl, database, jobs, { dataDir: settings.dataDir, now });
if (ending) await running.jobs.stop();
