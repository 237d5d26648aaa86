import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { openTables, servingFaults } from '../../src/core/postgres/roles.ts';
import { world } from '../support/world.ts';

const here = world();

async function asOwner<T>(work: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: here.ownerUrl });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

describe('tables of a council', () => {
  it('are all closed by forced row-level security', async () => {
    expect(await asOwner(async (client) => (await client.query(openTables)).rows)).toEqual([]);
    expect(await servingFaults(here.webUrl)).toEqual([]);
  });

  it('a planted table without it is named, and the product then refuses to serve', async () => {
    await asOwner(async (client) => {
      await client.query('create table planted (council_id uuid not null, planted_id uuid not null, primary key (council_id, planted_id))');
      expect((await client.query(openTables)).rows).toEqual([{ name: 'planted' }]);
    });
    expect((await servingFaults(here.webUrl)).join()).toContain('planted');
    await asOwner((client) => client.query('drop table planted'));
  });

  it('the owner is refused as a serving role: it would pass row-level security', async () => {
    expect((await servingFaults(here.ownerUrl)).join()).toMatch(/sở hữu/);
  });

  it('lead every primary key, unique index and foreign key with the council', async () => {
    const bad = await asOwner(async (client) =>
      client.query(`select conrelid::regclass::text as tbl, conname from pg_constraint c
        where connamespace = 'public'::regnamespace and contype in ('p', 'u', 'f')
          and exists (select 1 from pg_attribute a where a.attrelid = c.conrelid and a.attname = 'council_id')
          and (select attname from pg_attribute a where a.attrelid = c.conrelid and a.attnum = c.conkey[1]) <> 'council_id'
          and conname <> 'council_slug_key'`)
    );
    expect(bad.rows).toEqual([]);
  });

  it('give the serving role no way to delete or change an event', async () => {
    const rights = await asOwner(async (client) =>
      client.query(`select privilege_type from information_schema.role_table_grants where table_name = 'event' and grantee = 'nghisu_web' order by 1`)
    );
    expect(rights.rows.map((row) => row.privilege_type as string)).toEqual(['INSERT', 'SELECT']);
  });

  it('views read with the rights of who asks', async () => {
    const open = await asOwner(async (client) =>
      client.query(`select relname from pg_class where relkind = 'v' and relnamespace = 'public'::regnamespace and not coalesce(reloptions::text like '%security_invoker=true%', false)`)
    );
    expect(open.rows).toEqual([]);
  });
});
