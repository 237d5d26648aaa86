import pg from 'pg';
import { WEB } from '../src/core/postgres/roles.ts';
import { secret, type Settings } from '../src/core/settings.ts';

/**
 * An external PostgreSQL (DATABASE_URL, the role that owns the tables): its version and encoding are checked, and the serving role made where
 * we may, else named by DATABASE_WEB_URL.
 * @throws Error in Vietnamese: what is missing and how to give it.
 */
export async function externalUrls(settings: Settings): Promise<{ ownerUrl: string; webUrl: string }> {
  const ownerUrl = settings.databaseUrl ?? '';
  const client = new pg.Client({ connectionString: ownerUrl });
  client.on('error', () => undefined);
  await client.connect().catch((error: Error) => {
    throw new Error(`Không nối được tới PostgreSQL ở DATABASE_URL: ${error.message}`);
  });
  try {
    const { rows } = await client.query<{ version: number; encoding: string; may: boolean; exists: boolean }>(
      `select current_setting('server_version_num')::int as version, pg_encoding_to_char(d.encoding) as encoding, r.rolcreaterole or r.rolsuper as may,
         exists (select 1 from pg_roles where rolname = $1) as exists
       from pg_database d, pg_roles r where d.datname = current_database() and r.rolname = current_user`,
      [WEB]
    );
    const found = rows[0];
    if (!found || found.version < 150000) throw new Error('PostgreSQL ở DATABASE_URL cần từ bản 15 trở lên.');
    if (found.encoding !== 'UTF8') throw new Error('Cơ sở dữ liệu ở DATABASE_URL cần mã UTF8.');
    if (settings.databaseWebUrl) return { ownerUrl, webUrl: settings.databaseWebUrl };
    if (!found.may) throw new Error(`Vai trò ở DATABASE_URL không tạo được vai trò phục vụ. Hãy tạo vai trò ${WEB} (không quyền siêu người dùng) rồi đặt DATABASE_WEB_URL.`);
    const password = secret(settings.dataDir, 'databaseWeb');
    // Whether an existing role bypasses row-level security is not ours to change here; serving refuses it.
    await client.query(`${found.exists ? 'alter' : 'create'} role ${WEB} login password ${pg.escapeLiteral(password)}`);
    await client.query(`grant connect on database ${pg.escapeIdentifier(client.database ?? '')} to ${WEB}`);
    const url = new URL(ownerUrl);
    url.username = WEB;
    url.password = password;
    return { ownerUrl, webUrl: url.href };
  } finally {
    await client.end();
  }
}
