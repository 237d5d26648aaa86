import pg from 'pg';

export const OWNER = 'nghisu_owner';
export const WEB = 'nghisu_web';

/** Makes the owning and the serving role where they are missing and sets their passwords (for the embedded server). */
export async function makeRoles(adminUrl: string, passwords: { owner: string; web: string }): Promise<void> {
  await withClient(adminUrl, async (client) => {
    for (const [role, password] of [
      [OWNER, passwords.owner],
      [WEB, passwords.web]
    ] as const) {
      const exists = await client.query('select 1 from pg_roles where rolname = $1', [role]);
      const verb = exists.rowCount ? 'alter' : 'create';
      await client.query(`${verb} role ${role} login nosuperuser nobypassrls nocreatedb nocreaterole password ${pg.escapeLiteral(password)}`);
    }
  });
}

/** Makes the database owned by the owning role where it is missing. */
export async function makeDatabase(adminUrl: string, name: string): Promise<boolean> {
  return withClient(adminUrl, async (client) => {
    const exists = await client.query('select 1 from pg_database where datname = $1', [name]);
    if (exists.rowCount) return false;
    await client.query(`create database ${pg.escapeIdentifier(name)} owner ${OWNER}`);
    await client.query(`revoke all on database ${pg.escapeIdentifier(name)} from public`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(name)} to ${WEB}`);
    return true;
  });
}

/**
 * Refuses to serve under a role that row-level security does not bind, or over a table that it does not cover.
 * @returns Vietnamese sentences, one for each fault; empty when all is well.
 */
export async function servingFaults(webUrl: string): Promise<string[]> {
  return withClient(webUrl, async (client) => {
    const faults: string[] = [];
    const [role] = (await client.query<{ name: string; super: boolean; bypass: boolean; owns: number }>(
      `select rolname as name, rolsuper as super, rolbypassrls as bypass,
         (select count(*)::int from pg_class c join pg_namespace n on n.oid = c.relnamespace
           where pg_has_role(current_user, c.relowner, 'usage') and n.nspname in ('public', 'app') and c.relkind in ('r', 'p', 'v')) as owns
       from pg_roles where rolname = current_user`
    )).rows;
    if (!role || role.super || role.bypass) faults.push(`Vai trò cơ sở dữ liệu "${role?.name ?? '?'}" vượt được bảo vệ theo hàng; Nghị Sự không chạy dưới vai trò này.`);
    else if (role.owns > 0) faults.push(`Vai trò cơ sở dữ liệu "${role.name}" sở hữu ${role.owns} bảng; vai trò phục vụ không được sở hữu bảng nào.`);
    const open = await client.query<{ name: string }>(openTables);
    for (const row of open.rows) faults.push(`Bảng "${row.name}" chưa khóa theo hội đồng (row-level security).`);
    return faults;
  });
}

/** Tables with a `council_id` that are not closed, or closed without force or without a policy. */
export const openTables = `
  select c.relname as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
  where n.nspname = 'public' and c.relkind in ('r', 'p')
    and exists (select 1 from pg_attribute a where a.attrelid = c.oid and a.attname = 'council_id' and not a.attisdropped)
    and (not c.relrowsecurity or not c.relforcerowsecurity
      or not exists (select 1 from pg_policy p where p.polrelid = c.oid and p.polname = 'council_only'))
  order by 1`;

async function withClient<T>(url: string, run: (client: pg.Client) => Promise<T>): Promise<T> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}
