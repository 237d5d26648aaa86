import { argon2, randomBytes, timingSafeEqual } from 'node:crypto';
import { promisify } from 'node:util';

const derive = promisify(argon2);
/** OWASP's second profile: 19 MiB, two passes; about 30 ms on a commune's PC. */
const cost = { memory: 19_456, passes: 2, parallelism: 1, tagLength: 32 };

/** Argon2id as a PHC string. The text is NFC first: two keyboards may compose "ế" differently. */
export async function hashPassword(password: string): Promise<string> {
  const nonce = randomBytes(16);
  const tag = await derive('argon2id', { message: password.normalize('NFC'), nonce, ...cost });
  return `$argon2id$v=19$m=${cost.memory},t=${cost.passes},p=${cost.parallelism}$${base64(nonce)}$${base64(tag)}`;
}

export async function verifyPassword(phc: string, password: string): Promise<boolean> {
  const match = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$([^$]+)\$([^$]+)$/.exec(phc);
  if (!match) return false;
  const expected = Buffer.from(match[5] ?? '', 'base64');
  const tag = await derive('argon2id', {
    message: password.normalize('NFC'),
    nonce: Buffer.from(match[4] ?? '', 'base64'),
    memory: Number(match[1]),
    passes: Number(match[2]),
    parallelism: Number(match[3]),
    tagLength: expected.length
  });
  return timingSafeEqual(tag, expected);
}

/**
 * What a password still lacks (law:CYB-05: at least 8 characters of four kinds), as message keys; empty when it will do.
 */
export function passwordLacks(password: string): string[] {
  const text = password.normalize('NFC');
  const lacks: string[] = [];
  if ([...text].length < 8) lacks.push('identity.password-short');
  if (!/\p{Ll}/u.test(text)) lacks.push('identity.password-lower');
  if (!/\p{Lu}/u.test(text)) lacks.push('identity.password-upper');
  if (!/\d/.test(text)) lacks.push('identity.password-digit');
  if (!/[^\p{L}\d]/u.test(text)) lacks.push('identity.password-sign');
  return lacks;
}

function base64(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64').replace(/=+$/, '');
}
