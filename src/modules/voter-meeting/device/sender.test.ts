import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { memoryStore, type QueuedLine } from './queue.ts';
import { Sender, type SenderOptions, type SenderState } from './sender.ts';

const line = (entryKey: string, more: Partial<QueuedLine> = {}): QueuedLine => ({ entryKey, text: `ý ${entryKey}`, field: '', level: '', villageId: '', many: false, joinPetitionId: '', joinCode: '', typedAt: '2026-11-20T01:00:00.000Z', mends: '', ...more });

/** A server that keeps lines by their key, and a network that does what a list says: 'up', 'down', or 'lost' (the server hears, the answer is lost). */
function setting(network: ('up' | 'down' | 'lost')[], refuse: (entryKey: string) => boolean = () => false) {
  const server = new Map<string, string>();
  const order: string[] = [];
  let sent = 0;
  let writes = 0;
  const state: { last: SenderState | null } = { last: null };
  const timers: (() => void)[] = [];
  const post: SenderOptions['post'] = async (_meeting, body) => {
    const net = network[sent] ?? 'up';
    sent += 1;
    await Promise.resolve();
    if (net === 'down') return { kind: 'offline' };
    if (body.lines.some((each) => refuse(each.entryKey))) return { kind: 'refused', message: 'quá dài' };
    for (const each of body.lines) {
      if (each.mends) server.delete(each.mends);
      if (!server.has(each.entryKey)) {
        server.set(each.entryKey, each.text);
        order.push(each.entryKey);
        writes += 1;
      }
    }
    for (const key of body.drops) server.delete(key);
    if (net === 'lost') return { kind: 'offline' };
    return { kind: 'done', lines: body.lines.map((each) => ({ entryKey: each.entryKey, id: each.entryKey, warned: null })) };
  };
  let clock = 0;
  const store = memoryStore();
  const make = () => new Sender({ store, personId: 'p', post, now: () => new Date(1_700_000_000_000 + (clock += 1)), changed: (each) => (state.last = each), received: () => undefined, later: (work) => (timers.push(work), () => timers.splice(timers.indexOf(work), 1)) });
  const settle = async () => {
    for (let round = 0; round < 400; round += 1) {
      await new Promise((done) => setImmediate(done));
      if (timers.length > 0) timers.shift()?.();
      else if (state.last !== null && state.last.waiting.every((act) => act.refused !== '') && round > 3) return;
    }
  };
  return { server, order, state, make, settle, store, writes: () => writes };
}

describe('lines typed while the network comes and goes', () => {
  test('are all written, once, in order', async () => {
    const s = setting(['down', 'lost', 'down', 'up', 'lost']);
    const sender = s.make();
    for (let index = 0; index < 50; index += 1) {
      sender.line('m', line(`k${index}`));
      if (index % 9 === 0) await new Promise((done) => setImmediate(done));
    }
    await s.settle();
    expect(s.order).toEqual(Array.from({ length: 50 }, (_, index) => `k${index}`));
    expect(s.writes()).toBe(50);
    expect(s.state.last).toMatchObject({ waiting: [], offlineSince: null });
  });

  test('say since when there is no network, and how many wait', async () => {
    const s = setting(['down', 'down', 'down', 'down', 'down', 'down', 'down']);
    const sender = s.make();
    sender.line('m', line('a'));
    sender.line('m', line('b'));
    await new Promise((done) => setImmediate(done));
    await new Promise((done) => setImmediate(done));
    expect(s.state.last?.waiting).toHaveLength(2);
    expect(s.state.last?.offlineSince).toBeInstanceOf(Date);
  });

  test('survive the page: what lies on the device is sent by the next one', async () => {
    const s = setting(Array.from({ length: 6 }, () => 'down' as const));
    const first = s.make();
    first.line('m', line('a'));
    await new Promise((done) => setImmediate(done));
    first.stop();
    expect(await s.store.all('p')).toHaveLength(1);
    const second = s.make();
    await second.start();
    await s.settle();
    expect([...s.server.keys()]).toEqual(['a']);
    expect(await s.store.all('p')).toEqual([]);
  });

  test('one the server refuses is kept with the reason and holds up no other', async () => {
    const s = setting(['down'], (key) => key === 'b');
    const sender = s.make();
    for (const key of ['a', 'b', 'c']) sender.line('m', line(key));
    await s.settle();
    expect([...s.server.keys()]).toEqual(['a', 'c']);
    expect(s.state.last?.waiting).toMatchObject([{ refused: 'quá dài', line: { entryKey: 'b' } }]);
  });

  test('another person’s lines stay where they are', async () => {
    const s = setting([]);
    await s.store.put({ seq: 1, meetingId: 'm', personId: 'other', line: line('x'), drop: null, refused: '' });
    await s.make().start();
    await s.settle();
    expect(s.server.size).toBe(0);
    expect(await s.store.others('p')).toBe(1);
  });
});

test('whatever is typed, mended and taken back, and however the network behaves, the server ends with what stands on the screen', async () => {
  const acts = fc.array(fc.oneof({ weight: 4, arbitrary: fc.constant('line' as const) }, fc.constant('undo' as const), fc.constant('mend' as const), fc.constant('pause' as const)), { maxLength: 40 });
  const net = fc.array(fc.constantFrom('up' as const, 'down' as const, 'lost' as const), { maxLength: 12 });
  await fc.assert(
    fc.asyncProperty(acts, net, async (steps, network) => {
      const s = setting(network);
      const sender = s.make();
      await sender.start();
      let standing: string[] = [];
      let next = 0;
      for (const step of steps) {
        const last = standing.at(-1);
        if (step === 'pause') for (let wait = 0; wait < 4; wait += 1) await new Promise((done) => setImmediate(done));
        else if (step === 'undo' && last) {
          sender.drop('m', last);
          standing = standing.slice(0, -1);
        } else if (step === 'line' || (step === 'mend' && !last)) {
          const key = `k${(next += 1)}`;
          sender.line('m', line(key));
          standing = [...standing, key];
        } else if (step === 'mend' && last) {
          const key = `k${(next += 1)}`;
          sender.line('m', line(key, { mends: last }));
          standing = [...standing.slice(0, -1), key];
        }
      }
      await s.settle();
      expect([...s.server.keys()].sort()).toEqual([...standing].sort());
    }),
    { numRuns: 150 }
  );
});
