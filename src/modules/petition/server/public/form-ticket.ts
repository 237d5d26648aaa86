import { createHmac, randomBytes, timingSafeEqual } from 'node:crypto';
import { isId, newId } from '#core/ids.ts';
import { codeBytes, codeOfBytes } from '../../public/tracking-code.ts';

/** What a form carries to say when it was opened; a program that never opened it has none. */
export interface FormTicket {
  /** Sent twice it is one raising. */
  entryKey: string;
  /** What the code is made of; kept nowhere. */
  nonce: string;
  /** Seconds since the form was opened. */
  age: number;
}

/** Seconds below which no person has read and filled the form in. */
export const tooFast = 4;
/** A form kept open over a weekend is still a person's. */
const oldest = 4 * 86_400;

/** A ticket for one form: when it was opened, the key of what will be sent, and what its code will be made of, signed. */
export function newTicket(secret: string, now: Date): string {
  const body = `${Math.floor(now.getTime() / 1000).toString(36)}.${randomBytes(12).toString('base64url')}.${newId<'entry'>()}`;
  return `${body}.${sign(secret, body)}`;
}

/** What a ticket says; null when it is not ours, was changed, is of another time or too old. */
export function readTicket(secret: string, ticket: string, now: Date): FormTicket | null {
  const [opened = '', nonce = '', entryKey = '', seal = '', more] = ticket.split('.');
  if (more !== undefined || !isId(entryKey)) return null;
  const expected = Buffer.from(sign(secret, `${opened}.${nonce}.${entryKey}`));
  const given = Buffer.from(seal);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return null;
  const age = now.getTime() / 1000 - parseInt(opened, 36);
  return age >= -60 && age <= oldest ? { entryKey, nonce, age } : null;
}

/**
 * The code of what was sent with a ticket: 80 bits nobody can compute without this installation's secret and the nonce, which no table holds. Sent again (a page reloaded, a button
 * pressed twice) it is the same code, so that it can be shown again to whoever holds the form, and to nobody else.
 */
export function codeOfTicket(secret: string, ticket: Pick<FormTicket, 'nonce' | 'entryKey'>): string {
  return codeOfBytes(createHmac('sha256', secret).update(`tracking|${ticket.nonce}|${ticket.entryKey}`).digest().subarray(0, codeBytes));
}

/** Leave to see one file until a time: for photos of the answer on the page of one code, which have no public address. */
export function fileLeave(secret: string, fileId: string, now: Date): string {
  const until = Math.floor(now.getTime() / 1000) + 3600;
  return `${until.toString(36)}.${sign(secret, `file|${fileId}|${until.toString(36)}`)}`;
}

export function leaveHolds(secret: string, fileId: string, leave: string, now: Date): boolean {
  const [until = '', seal = ''] = leave.split('.');
  const expected = Buffer.from(sign(secret, `file|${fileId}|${until}`));
  const given = Buffer.from(seal);
  return given.length === expected.length && timingSafeEqual(given, expected) && parseInt(until, 36) * 1000 >= now.getTime();
}

function sign(secret: string, body: string): string {
  return createHmac('sha256', secret).update(body).digest('base64url').slice(0, 27);
}
