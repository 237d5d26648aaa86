import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startCluster } from '../../src/core/postgres/cluster.ts';
import { installJobs } from '../../src/core/jobs.ts';
import { migrate, readMigrations } from '../../src/core/postgres/migrate.ts';
import { makeDatabase, makeRoles, OWNER } from '../../src/core/postgres/roles.ts';
import { jobs } from '../../src/worker/jobs.ts';

export const TEMPLATE = 'nghisu_template';
export const PASSWORD = 'chi-de-thu';

declare module 'vitest' {
  interface ProvidedContext {
    adminUrl: string;
    postgresPort: number;
  }
}

/** One real PostgreSQL for the run, with a migrated template that each test file clones (`world.ts`). */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = await mkdtemp(join(tmpdir(), 'nghisu-test-'));
  await chmod(dataDir, 0o755); // under root the database then lies inside it and goes with it
  const cluster = await startCluster({ dataDir, durable: false });
  await makeRoles(cluster.adminUrl(), { owner: PASSWORD, web: PASSWORD });
  await makeDatabase(cluster.adminUrl(), TEMPLATE);
  const ownerUrl = `postgres://${OWNER}:${PASSWORD}@127.0.0.1:${cluster.port}/${TEMPLATE}`;
  await migrate(ownerUrl, await readMigrations(join(import.meta.dirname, '../../db/migrations')));
  await installJobs(ownerUrl, jobs);
  project.provide('adminUrl', cluster.adminUrl());
  project.provide('postgresPort', cluster.port);
  return async () => {
    await cluster.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
