import { mkdirSync, readFileSync, writeFileSync, existsSync, chmodSync } from 'node:fs';
import { randomBytes } from 'node:crypto';
import { join, resolve } from 'node:path';

/** Every variable of the environment the product reads; `docs/operate.md` explains each in Vietnamese. */
export interface Settings {
  dataDir: string;
  port: number;
  host: string;
  /** External PostgreSQL (owner of the tables); the embedded one when unset. */
  databaseUrl: string | null;
  /** Serving role of an external PostgreSQL, where we may not make roles ourselves. */
  databaseWebUrl: string | null;
  /** Absolute address people use, e.g. behind a proxy; guessed from the request when unset. */
  publicOrigin: string | null;
  trustProxy: boolean;
  smtpUrl: string | null;
  smtpFrom: string;
  logLevel: string;
}

export function readSettings(env: NodeJS.ProcessEnv = process.env): Settings {
  return {
    dataDir: resolve(env['NGHISU_DATA'] || 'data'),
    port: Number(env['PORT'] || 8080),
    host: env['HOST'] || '0.0.0.0',
    databaseUrl: env['DATABASE_URL'] || null,
    databaseWebUrl: env['DATABASE_WEB_URL'] || null,
    publicOrigin: env['PUBLIC_ORIGIN'] || null,
    trustProxy: env['TRUST_PROXY'] === '1',
    smtpUrl: env['SMTP_URL'] || null,
    smtpFrom: env['SMTP_FROM'] || 'Nghị Sự <khong-tra-loi@localhost>',
    logLevel: env['LOG_LEVEL'] || 'info'
  };
}

/** Secrets of this installation, made once, kept in `secrets.json` (0600) of the data folder. */
export function secret(dataDir: string, name: string): string {
  mkdirSync(dataDir, { recursive: true });
  const path = join(dataDir, 'secrets.json');
  const all = existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
  const known = all[name];
  if (known) return known;
  const made = randomBytes(32).toString('base64url');
  all[name] = made;
  writeFileSync(path, JSON.stringify(all, null, 2), { mode: 0o600 });
  chmodSync(path, 0o600);
  return made;
}

/** Keeps a secret made elsewhere (a key pair, say) beside the others. */
export function keepSecret(dataDir: string, name: string, value: string): void {
  secret(dataDir, name);
  const path = join(dataDir, 'secrets.json');
  const all = JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>;
  writeFileSync(path, JSON.stringify({ ...all, [name]: value }, null, 2), { mode: 0o600 });
}
