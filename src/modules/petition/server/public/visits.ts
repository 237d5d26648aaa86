import { createHash, randomBytes } from 'node:crypto';
import { sql } from 'kysely';
import { dayOf } from '#core/context.ts';
import { inCouncil, type CouncilTx, type Database } from '#core/db.ts';
import type { CouncilId } from '#core/ids.ts';

/** Why a sending is looked over before it counts. */
export type Doubt = 'trap' | 'too-fast' | 'many-from-place' | 'flood';

/**
 * How often from where. One address of a telephone company stands for many phones, one of a village hall for a whole meeting: refused is only what no meeting sends; before that it is
 * taken and looked over.
 */
export const visitLimits = {
  /** Sendings of one address within `minutes`. */
  send: { minutes: 60, doubtfulFrom: 11, refusedFrom: 41 },
  /** Sendings to the whole council within `minutes`; from then on everything is looked over, and an address that has sent three already waits. */
  council: { minutes: 10, floodFrom: 301, calmPlaces: 3 },
  /** Codes of one address that were none, within `minutes`. */
  lookup: { minutes: 15, refusedFrom: 31 }
} as const;

export type Standing = { minutes: number } | { doubts: Doubt[] };

/**
 * Counts one more sending from an address. `minutes` to wait, or what speaks against it being a person's. An address that must wait is only read, never written, so that a flood of
 * thousands costs one look each and holds no row the others need.
 */
export async function countSending(database: Database, councilId: CouncilId, address: string, now: Date): Promise<Standing> {
  const { send, council } = visitLimits;
  return inCouncil(database, { councilId }, 'write', async (tx): Promise<Standing> => {
    const place = await placeKey(tx, councilId, 'send', address, now);
    const whole = hash(`${councilId}|send`);
    const seen = await countsOf(tx, [place, whole]);
    const waits = minutesLeft(seen.get(place), send.minutes, send.refusedFrom - 1, now);
    if (waits !== null) return { minutes: waits };
    const flooded = fresh(seen.get(whole), council.minutes, now) >= council.floodFrom - 1;
    if (flooded && fresh(seen.get(place), send.minutes, now) >= council.calmPlaces) return { minutes: minutesLeft(seen.get(whole), council.minutes, 0, now) ?? council.minutes };
    const times = await count(tx, councilId, place, send.minutes, now);
    await count(tx, councilId, whole, council.minutes, now);
    return { doubts: [...(times >= send.doubtfulFrom ? (['many-from-place'] as const) : []), ...(flooded ? (['flood'] as const) : [])] };
  });
}

/** Minutes an address must wait before it may ask for another code; null when it may. */
export async function lookupWait(database: Database, councilId: CouncilId, address: string, now: Date): Promise<number | null> {
  const { lookup } = visitLimits;
  return inCouncil(database, { councilId }, 'write', async (tx) => {
    const place = await placeKey(tx, councilId, 'lookup', address, now);
    return minutesLeft((await countsOf(tx, [place])).get(place), lookup.minutes, lookup.refusedFrom - 1, now);
  });
}

/** A code that was none. Codes that exist are not counted: whoever follows a petition may look as often as they like. */
export async function countFailedLookup(database: Database, councilId: CouncilId, address: string, now: Date): Promise<void> {
  await inCouncil(database, { councilId }, 'write', async (tx) => count(tx, councilId, await placeKey(tx, councilId, 'lookup', address, now), visitLimits.lookup.minutes, now));
}

/** Forgets counts and salts that serve no window any more; with its salt gone nobody can tell whose a count was. */
export async function forgetVisits(tx: CouncilTx, now: Date): Promise<void> {
  const yesterday = new Date(now.getTime() - 86_400_000);
  await sql`delete from visit_count where council_id = app.council() and since < ${yesterday}`.execute(tx);
  await sql`delete from visit_salt where council_id = app.council() and on_day < ${dayOf(yesterday)}`.execute(tx);
}

interface Count {
  since: Date;
  times: number;
}

async function countsOf(tx: CouncilTx, keys: readonly string[]): Promise<Map<string, Count>> {
  const { rows } = await sql<Count & { key: string }>`select key_hash as key, since, times from visit_count where council_id = app.council() and key_hash = any(${[...keys]}::text[])`.execute(tx);
  return new Map(rows.map(({ key, ...seen }) => [key, seen]));
}

async function count(tx: CouncilTx, councilId: CouncilId, key: string, minutes: number, now: Date): Promise<number> {
  const start = new Date(now.getTime() - minutes * 60_000);
  const { rows } = await sql<{ times: number }>`insert into visit_count as v (council_id, key_hash, since, times) values (${councilId}, ${key}, ${now}, 1)
    on conflict (council_id, key_hash) do update set times = case when v.since < ${start} then 1 else v.times + 1 end, since = case when v.since < ${start} then ${now} else v.since end
    returning times`.execute(tx);
  return rows[0]?.times ?? 1;
}

/** How many still count: none once the window is over. */
function fresh(seen: Count | undefined, minutes: number, now: Date): number {
  return seen && seen.since.getTime() >= now.getTime() - minutes * 60_000 ? seen.times : 0;
}

function minutesLeft(seen: Count | undefined, minutes: number, allowed: number, now: Date): number | null {
  if (!seen || fresh(seen, minutes, now) < Math.max(allowed, 1)) return null;
  return Math.max(1, Math.ceil((seen.since.getTime() + minutes * 60_000 - now.getTime()) / 60_000));
}

/** The key an address is counted under today, for one kind of visit. */
async function placeKey(tx: CouncilTx, councilId: CouncilId, kind: 'send' | 'lookup', address: string, now: Date): Promise<string> {
  return hash(`${await saltOf(tx, councilId, dayOf(now))}|${kind}|${placeOf(address)}`);
}

/** Today's salt; made by whoever comes first. */
async function saltOf(tx: CouncilTx, councilId: CouncilId, today: string): Promise<string> {
  const ask = async () => (await sql<{ salt: string }>`select salt from visit_salt where council_id = app.council() and on_day = ${today}`.execute(tx)).rows[0]?.salt;
  const known = await ask();
  if (known) return known;
  await sql`insert into visit_salt (council_id, on_day, salt) values (${councilId}, ${today}, ${randomBytes(24).toString('base64url')}) on conflict do nothing`.execute(tx);
  return (await ask())!;
}

/** An address of IPv4, or the network of one of IPv6 (a household has 2^64 of them, RFC 6177). */
export function placeOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '').replace(/%.*$/, '').toLowerCase();
  if (!plain.includes(':')) return plain;
  const [head = '', tail] = plain.split('::');
  const left = head.split(':').filter(Boolean);
  const right = (tail ?? '').split(':').filter(Boolean);
  const whole = tail === undefined ? left : [...left, ...Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => '0'), ...right];
  return whole.slice(0, 4).map((part) => part.replace(/^0+(?=.)/, '')).join(':');
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
