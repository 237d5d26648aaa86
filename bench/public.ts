import { newId } from '../src/core/ids.ts';
import { visitorActor } from '../src/core/context.ts';
import { newTicket } from '../src/modules/petition/server/public/form-ticket.ts';
import { formSecret, receiveSending } from '../src/modules/petition/server/public/receive.ts';
import { tracked } from '../src/modules/petition/server/public/tracked.ts';
import { inCouncil } from '../src/core/db.ts';
import type { Filled, House } from './house.ts';
import type { Group } from './report-lines.ts';
import { share } from './rounds.ts';

/** Sendings a second of goal 25 (the rate that felled the petitions of a parliament in 2019), and for how many seconds. */
const rate = 25;
const seconds = 60;
/** From one address, as many as a script sends. */
const flood = 10_000;

/**
 * The public page under load, beside the work of the office: a burst of 25 sendings a second for a minute, each from another place, begun on its beat whether the one before has ended or
 * not; then ten thousand from one place while others send on. Errors are counted, not thrown.
 */
export async function benchPublic(house: House, filled: Filled): Promise<Group[]> {
  const scope = { ...filled.scope('clerk'), actor: visitorActor };
  const { dataDir } = house;
  const key = formSecret(dataDir);
  let made = 0;
  const errors: string[] = [];
  const send = async (address: string): Promise<{ ms: number; kind: string; code: string }> => {
    const now = new Date();
    const ticket = newTicket(key, new Date(now.getTime() - 30_000));
    made += 1;
    const began = performance.now();
    try {
      const received = await receiveSending({ ...scope, now }, { dataDir, address, ticket, values: { text: `Đường thôn ${made % 12} bị lầy đoạn ${made} m, đề nghị sửa (${newId().slice(-6)}).`, publishable: 'on' } });
      return { ms: performance.now() - began, kind: received.kind, code: received.kind === 'sent' ? received.sent.code : '' };
    } catch (error) {
      errors.push((error as Error).message);
      return { ms: performance.now() - began, kind: 'error', code: '' };
    }
  };
  const place = (at: number): string => `10.${Math.floor(at / 60_000)}.${Math.floor(at / 240) % 250}.${at % 240}`;

  const burst: Promise<{ ms: number; kind: string; code: string }>[] = [];
  const start = performance.now();
  for (let at = 0; at < rate * seconds; at += 1) {
    const due = start + (at * 1000) / rate;
    const wait = due - performance.now();
    if (wait > 0) await new Promise((done) => setTimeout(done, wait));
    burst.push(send(place(at)));
  }
  const sent = await Promise.all(burst);
  const code = sent.find((one) => one.code !== '')?.code ?? '';
  const looks: number[] = [];
  for (let at = 0; at < 30; at += 1) {
    const began = performance.now();
    await inCouncil(house.database, { councilId: filled.councilId }, 'read', (tx) => tracked(tx, code, house.today));
    looks.push(performance.now() - began);
  }

  // One place, eight at a time, while another sends one a second.
  const attack: { ms: number; kind: string }[] = [];
  const others: { ms: number; kind: string }[] = [];
  let left = flood;
  const attacker = async () => {
    while (left-- > 0) attack.push(await send('203.0.113.7'));
  };
  const neighbour = (async () => {
    for (let at = 0; left > 0; at += 1) {
      others.push(await send(place(40_000 + at)));
      await new Promise((done) => setTimeout(done, 500));
    }
  })();
  await Promise.all([...Array.from({ length: 8 }, attacker), neighbour]);

  const row = (name: string, ms: number[]): Group['results'][number] => ({ name, rounds: ms.length, median: share(ms, 0.5), min: Math.min(...ms), max: Math.max(...ms), p95: share(ms, 0.95), ratio: 1 });
  const taken = (all: { kind: string }[], kind: string): number => all.filter((one) => one.kind === kind).length;
  return [
    { name: `Sending, ${rate} a second for ${seconds} s`, unit: 'ms', results: [row('a sending', sent.map(({ ms }) => ms)), row('following a code', looks)], goal: { of: 'a sending', p95: 1000 }, note: `${taken(sent, 'sent')} taken, ${errors.length} errors${errors[0] ? `: ${errors[0]}` : ''}` },
    { name: `${flood} sendings from one place`, unit: 'ms', results: [row('one of the flood', attack.map(({ ms }) => ms)), row('a neighbour meanwhile', others.map(({ ms }) => ms))], goal: { of: 'a neighbour meanwhile', p95: 1000 }, note: `${taken(attack, 'sent')} of the flood taken, ${taken(attack, 'wait')} asked to wait; neighbours ${taken(others, 'sent')} of ${others.length} taken` }
  ];
}
