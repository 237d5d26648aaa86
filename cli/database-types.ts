import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { execFileSync } from 'node:child_process';
import { startCluster } from '../src/core/postgres/cluster.ts';
import { makeDatabase, makeRoles, OWNER } from '../src/core/postgres/roles.ts';
import { migrate, readMigrations } from '../src/core/postgres/migrate.ts';

/** Writes `db/types.ts` from the migrated database: `node cli/database-types.ts`. With `--verify` fails when it is not fresh. */
const root = join(import.meta.dirname, '..');
const dataDir = await mkdtemp(join(tmpdir(), 'nghisu-types-'));
await chmod(dataDir, 0o755); // under root the database then lies inside it and goes with it
const cluster = await startCluster({ dataDir, durable: false });
try {
  await makeRoles(cluster.adminUrl(), { owner: 'types', web: 'types' });
  await makeDatabase(cluster.adminUrl(), 'types');
  const url = `postgres://${OWNER}:types@127.0.0.1:${cluster.port}/types`;
  // Extensions are trusted, so the owner of a database may create them once it may create in it.
  await migrate(url, await readMigrations(join(root, 'db/migrations')));
  const args = [join(root, 'node_modules/kysely-codegen/dist/cli/bin.js'), '--dialect', 'postgres', '--url', url, '--out-file', join(root, 'db/types.ts')];
  args.push('--camel-case=false', '--exclude-pattern', '{migration,pgboss.*}', '--date-parser', 'string', '--numeric-parser', 'number', '--type-mapping', '{"int8":"number"}');
  if (process.argv.includes('--verify')) args.push('--verify');
  execFileSync(process.execPath, args, { stdio: 'inherit' });
} finally {
  await cluster.stop();
  await rm(dataDir, { recursive: true, force: true });
}
