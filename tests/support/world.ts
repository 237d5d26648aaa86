import { randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import type { Actor, Role, Scope } from '../../src/core/context.ts';
import { clockActor } from '../../src/core/context.ts';
import { closeDatabase, inCouncil, openDatabase, type CouncilTx, type Database } from '../../src/core/db.ts';
import { newId, type CouncilId, type OrganizationId, type PersonId } from '../../src/core/ids.ts';
import { actorOf } from '../../src/core/identity/session.ts';
import { establishCouncil } from '../../src/modules/council/server/commands/establish-council.ts';
import { OWNER, WEB } from '../../src/core/postgres/roles.ts';
import { PASSWORD, TEMPLATE } from './database.ts';

export interface World {
  database: Database;
  /** URL as the owner, for what a test must look at behind the serving role's back. */
  ownerUrl: string;
  webUrl: string;
}

/** A database of this test file's own, cloned from the template; call at the top of the file. */
export function world(): World {
  const made = {} as World;
  const name = `w_${randomBytes(6).toString('hex')}`;
  beforeAll(async () => {
    await admin(`create database ${name} template ${TEMPLATE} owner ${OWNER}`);
    await admin(`grant connect on database ${name} to ${WEB}`);
    const url = (role: string) => `postgres://${role}:${PASSWORD}@127.0.0.1:${inject('postgresPort')}/${name}`;
    made.ownerUrl = url(OWNER);
    made.webUrl = url(WEB);
    made.database = openDatabase(made.webUrl, { max: 8 });
  });
  afterAll(async () => {
    if (made.database) await closeDatabase(made.database);
    await admin(`drop database if exists ${name} with (force)`);
  });
  return made;
}

async function admin(statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('adminUrl') });
  await client.connect();
  try {
    // Cloning a template is refused while another clones it: wait for one's turn.
    await client.query('select pg_advisory_lock(41)');
    await client.query(statement);
  } finally {
    await client.end();
  }
}

export interface TestCouncil {
  id: CouncilId;
  slug: string;
  /** Scope of the sample person with that role ("Nguyễn Văn Mẫu (clerk)"). */
  as(role: Role): Scope;
  /** The clock's scope, for jobs. */
  clock: Scope;
  at(now: string): TestCouncil;
  organization(kind: string, index?: number): OrganizationId;
  person(role: Role): PersonId;
  read<T>(work: (tx: CouncilTx) => Promise<T>): Promise<T>;
}

const posts: { role: Role; kind: string; index?: number }[] = [
  { role: 'chair', kind: 'standing-committee' },
  { role: 'vice-chair', kind: 'standing-committee' },
  { role: 'board-head', kind: 'board', index: 0 },
  { role: 'delegate', kind: 'all-delegates' },
  { role: 'clerk', kind: 'office' },
  { role: 'office-head', kind: 'office' },
  { role: 'ubnd-officer', kind: 'peoples-committee' },
  { role: 'mttq-officer', kind: 'fatherland-front' },
  { role: 'party-officer', kind: 'party-committee' },
  { role: 'overseer', kind: 'council' },
  { role: 'administrator', kind: 'office' }
];

/** A founded council with one invented person for each role, on the given instant (default: the morning of 20/11/2026). */
export async function council(world: World, options: { slug?: string; now?: string } = {}): Promise<TestCouncil> {
  const id = newId<'council'>();
  const now = new Date(options.now ?? '2026-11-20T08:00:00+07:00');
  const slug = options.slug ?? `mau-${randomBytes(4).toString('hex')}`;
  const founding: Scope = { database: world.database, councilId: id, actor: clockActor, now };
  await establishCouncil.execute(founding, {
    name: 'xã Mẫu Thử',
    province: 'tỉnh Mẫu',
    slug,
    kind: 'lowland',
    population: 27_500,
    delegatesByLaw: 21,
    termFrom: '2026-03-15',
    termTo: '2031-03-14',
    administrator: { name: 'Nguyễn Văn Mẫu', signInName: 'quantri@mau.example', password: 'Mau-thu-2026' }
  });
  const organizations = await inCouncil(world.database, { councilId: id }, 'read', async (tx) => (await sql<{ id: OrganizationId; kind: string }>`select organization_id as id, kind from organization order by position`.execute(tx)).rows);
  const organization = (kind: string, index = 0): OrganizationId => {
    const found = organizations.filter((one) => one.kind === kind)[index];
    if (!found) throw new Error(`no organization of kind ${kind}`);
    return found.id;
  };
  const people = new Map<Role, Actor>();
  await inCouncil(world.database, { councilId: id }, 'write', async (tx) => {
    for (const { role, kind, index } of posts) {
      const personId = newId<'person'>();
      const name = `Nguyễn Văn Mẫu (${role})`;
      await sql`insert into person (council_id, person_id, name, search_key) values (${id}, ${personId}, ${name}, ${`mau ${role}`})`.execute(tx);
      await sql`insert into membership (council_id, membership_id, person_id, organization_id, role, from_on)
        values (${id}, ${newId()}, ${personId}, ${organization(kind, index)}, ${role}, '2026-03-15')`.execute(tx);
      people.set(role, actorOf(personId, name, [{ organizationId: organization(kind, index), kind, role }]));
    }
  });
  const scopes = (at: Date): TestCouncil => ({
    id,
    slug,
    as(role) {
      const actor = people.get(role);
      if (!actor) throw new Error(`no sample person with role ${role}`);
      return { database: world.database, councilId: id, actor, now: at };
    },
    clock: { database: world.database, councilId: id, actor: clockActor, now: at },
    at: (instant) => scopes(new Date(instant)),
    organization,
    person: (role) => people.get(role)?.personId as PersonId,
    read: (work) => inCouncil(world.database, { councilId: id }, 'read', work)
  });
  return scopes(now);
}
