import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isWorkingDay } from '#core/calendar/days.ts';
import { inCouncil } from '#core/db.ts';
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { filePath, storeFile } from '#core/files.ts';
import { newId } from '#core/ids.ts';
import { ruleOn } from '#core/law/apply.ts';
import { lawRule, lawRules } from '#core/law/rules.ts';
import { clockActor } from '#core/context.ts';
import { council, world } from '../../../../tests/support/world.ts';
import { editCouncil, setEscalation, setSecurity } from './commands/edit-council.ts';
import { establishCouncil } from './commands/establish-council.ts';
import { removeCalendarDay, setCalendarDay, setCultureDay } from './commands/set-calendar.ts';
import { removeLawOverride, setLawOverride } from './commands/set-law-override.ts';
import { councilCalendar, councilData, escalateAfterDays, eventLog, lawOverrides } from './queries.ts';
import { wipeSample } from './wipe-sample.ts';

const here = world();

describe('the calendar of a council', () => {
  it('follows its own days, and the base table again once they are taken out', async () => {
    const c = await council(here);
    const works = async (day: string) => isWorkingDay(day, await c.read(councilCalendar));
    const set = (more: object) => setCalendarDay.execute(c.as('clerk'), { day: '2027-03-01', kind: 'holiday', name: 'Ngày lễ của xã', source: 'Thông báo 1', ...more });
    expect(await works('2027-03-01')).toBe(true);
    await set({});
    expect(await works('2027-03-01')).toBe(false);
    await removeCalendarDay.execute(c.as('clerk'), { day: '2027-03-01' });
    expect(await works('2027-03-01')).toBe(true);
    await set({ day: '2027-03-06', kind: 'worked-saturday' });
    expect(await works('2027-03-06')).toBe(true);
    await set({ day: '2027-02-08', kind: 'ordinary', name: 'Đi làm theo thông báo' });
    expect(await works('2027-02-08')).toBe(true);
  });

  it('refuses a worked Saturday that is none, taking back an ordinary day, a day that is not there, and those who may not', async () => {
    const c = await council(here);
    const set = (more: object, role: 'clerk' | 'delegate' = 'clerk') => setCalendarDay.execute(c.as(role), { day: '2027-03-01', kind: 'holiday', name: 'x', source: 'y', ...more });
    await expect(set({ kind: 'worked-saturday' })).rejects.toMatchObject({ fields: { day: 'council.saturday' } });
    await expect(set({ kind: 'ordinary' })).rejects.toMatchObject({ fields: { day: 'council.not-special' } });
    await expect(set({ source: '' })).rejects.toBeInstanceOf(Invalid);
    await expect(removeCalendarDay.execute(c.as('clerk'), { day: '2027-03-01' })).rejects.toBeInstanceOf(NotFound);
    await expect(set({}, 'delegate')).rejects.toBeInstanceOf(Forbidden);
  });

  it('takes 24/11 as a holiday from the year a paper says so, and not without one', async () => {
    const c = await council(here);
    const works = async (day: string) => isWorkingDay(day, await c.read(councilCalendar));
    expect(await works('2026-11-24')).toBe(true);
    await expect(setCultureDay.execute(c.as('clerk'), { from: '2027', source: '' })).rejects.toMatchObject({ fields: { source: 'council.culture-source' } });
    await setCultureDay.execute(c.as('clerk'), { from: '2027', source: 'Luật thử' });
    expect([await works('2026-11-24'), await works('2027-11-24')]).toEqual([true, false]);
    await setCultureDay.execute(c.as('clerk'), { from: '' });
    expect(await works('2027-11-24')).toBe(true);
  });
});

describe('own values for the law table', () => {
  const free = lawRules.find((rule) => rule.configurable !== null && rule.unit === 'd' && rule.amount !== null)!;
  const fixed = lawRules.find((rule) => rule.configurable === null && rule.unit === 'd')!;
  const set = (c: Awaited<ReturnType<typeof council>>, more: object = {}) => setLawOverride.execute(c.as('chair'), { ruleId: free.id, amount: '9', source: 'Quy chế số 1', fromOn: '2026-12-01', ...more });

  it('hold from their day on, while the table holds before it', async () => {
    const c = await council(here);
    await set(c);
    const overrides = await c.read(lawOverrides);
    expect([ruleOn(lawRule(free.id), overrides, '2026-11-30').amount, ruleOn(lawRule(free.id), overrides, '2026-12-01').amount]).toEqual([free.amount, 9]);
  });

  it('are refused where the law fixes the number, for the past, twice for one day, for a rule that is not there, and to those who may not', async () => {
    const c = await council(here);
    await expect(set(c, { ruleId: fixed.id })).rejects.toMatchObject({ fields: { amount: expect.stringContaining('không đặt khác được') } });
    await expect(set(c, { fromOn: '2026-11-19' })).rejects.toMatchObject({ fields: { fromOn: 'council.override-past' } });
    await expect(set(c, { amount: '-1' })).rejects.toBeInstanceOf(Invalid);
    await expect(set(c, { ruleId: 'KHONG-01' })).rejects.toBeInstanceOf(RuleBroken);
    await set(c);
    await expect(set(c)).rejects.toMatchObject({ fields: { fromOn: 'council.override-same' } });
    await expect(setLawOverride.execute(c.as('clerk'), { ruleId: free.id, amount: '9', source: 'x', fromOn: '2027-01-01' })).rejects.toBeInstanceOf(Forbidden);
  });

  it('are dropped before they begin, not after', async () => {
    const c = await council(here);
    await set(c);
    await expect(removeLawOverride.execute(c.at('2026-12-02T08:00:00+07:00').as('chair'), { ruleId: free.id, fromOn: '2026-12-01' })).rejects.toMatchObject({ message: 'council.override-begun' });
    await removeLawOverride.execute(c.as('chair'), { ruleId: free.id, fromOn: '2026-12-01' });
    expect(await c.read(lawOverrides)).toEqual([]);
    await expect(removeLawOverride.execute(c.as('chair'), { ruleId: free.id, fromOn: '2026-12-01' })).rejects.toBeInstanceOf(NotFound);
  });
});

describe('the data of a council', () => {
  const data = { name: 'xã Mẫu Thử', province: 'tỉnh Mẫu', kind: 'mountain', population: '9.000', delegatesElected: '18', firstSessionOn: '', termFrom: '15/3/2026', termTo: '14/3/2031' };

  it('are corrected by one at a time; the number of delegates by law follows from kind and population', async () => {
    const c = await council(here);
    const edit = (more: object) => editCouncil.execute(c.as('administrator'), { ...data, version: 1, ...more });
    await expect(edit({ name: 'Mẫu Thử' })).rejects.toMatchObject({ fields: { name: 'council.unit-name' } });
    await expect(edit({ termTo: '14/3/2026' })).rejects.toMatchObject({ fields: { termTo: 'council.term' } });
    await edit({});
    expect(await c.read(councilData)).toMatchObject({ population: 9000, delegatesByLaw: 19, delegatesElected: 18, version: 2 });
    await expect(edit({})).rejects.toBeInstanceOf(Conflict);
    await expect(editCouncil.execute(c.as('clerk'), { ...data, version: 2 })).rejects.toBeInstanceOf(Forbidden);
  });

  it('security is never looser than the standard', async () => {
    const c = await council(here);
    const values = { idleMinutes: 15, longestHours: 12, failures: 5, lockHours: 12, administratorPasswordDays: 60, dormantDays: 45, secondFactor: 'internet' };
    for (const [field, value] of Object.entries({ idleMinutes: 16, failures: 6, lockHours: 11, administratorPasswordDays: 63, dormantDays: 46 }))
      await expect(setSecurity.execute(c.as('administrator'), { ...values, [field]: value })).rejects.toMatchObject({ fields: { [field]: expect.stringContaining('council.limit-') } });
    await expect(setSecurity.execute(c.as('office-head'), values)).rejects.toBeInstanceOf(Forbidden);
    await setSecurity.execute(c.as('administrator'), { ...values, idleMinutes: 10 });
    expect((await c.read(councilData))?.security.idleMinutes).toBe(10);
  });

  it('the days after which the Standing Committee is told are the usual ones until the council sets its own', async () => {
    const c = await council(here);
    expect(await c.read(escalateAfterDays)).toBe(7);
    for (const days of ['0', '61', 'nhiều']) await expect(setEscalation.execute(c.as('office-head'), { days })).rejects.toMatchObject({ fields: { days: expect.any(String) } });
    for (const role of ['clerk', 'chair', 'delegate'] as const) await expect(setEscalation.execute(c.as(role), { days: '10' })).rejects.toBeInstanceOf(Forbidden);
    await setEscalation.execute(c.as('office-head'), { days: '10' });
    expect(await c.read(escalateAfterDays)).toBe(10);
    expect((await c.read(councilData))?.escalateAfterDays).toBe(10);
    expect((await c.read((tx) => eventLog(tx, { kind: 'council' })))[0]).toMatchObject({ name: 'council.escalation-set', data: { before: 7, days: 10 } });
  });

  it('the log is read newest first, by kind, person and day', async () => {
    const c = await council(here);
    await setCultureDay.execute(c.as('clerk'), { from: '2027', source: 'Luật thử' });
    await setCalendarDay.execute(c.as('administrator'), { day: '2027-03-01', kind: 'holiday', name: 'x', source: 'y' });
    const read = (filter: Parameters<typeof eventLog>[1]) => c.read(async (tx) => (await eventLog(tx, filter)).map((line) => line.name));
    expect((await read({})).slice(0, 2)).toEqual(['calendar-day.set', 'council.culture-day-set']);
    expect(await read({ kind: 'calendar-day' })).toEqual(['calendar-day.set']);
    expect(await read({ actor: 'Nguyễn Văn Mẫu (clerk)' })).toEqual(['council.culture-day-set']);
    expect(await read({ from: '2026-11-21' })).toEqual([]);
    expect((await read({ to: '2026-11-20' })).length).toBeGreaterThan(1);
  });
});

describe('wiping', () => {
  const found = async (sample: boolean) => {
    const id = newId<'council'>();
    await establishCouncil.execute(
      { database: here.database, councilId: id, actor: clockActor, now: new Date('2026-11-20T08:00:00+07:00') },
      { name: 'xã Mẫu', province: 'tỉnh Mẫu', slug: `mau-${id.slice(-6)}`, kind: 'lowland', population: 9000, delegatesByLaw: 15, termFrom: '2026-03-15', termTo: '2031-03-14', sample, administrator: { name: 'Nguyễn Văn Mẫu', signInName: 'a@mau.example', password: 'Mau-thu-2026' } }
    );
    return id;
  };
  let dataDir = '';
  beforeAll(async () => {
    dataDir = await mkdtemp(join(tmpdir(), 'nghisu-wipe-'));
  });
  afterAll(() => rm(dataDir, { recursive: true, force: true }));
  const wipe = (id: Awaited<ReturnType<typeof found>>) => wipeSample(here.database, id, dataDir);

  it('takes the bytes of its files from the disk, but for those another council has', async () => {
    const [sample, other] = [await found(true), await found(false)];
    const store = async (councilId: typeof other, text: string) => {
      const now = new Date('2026-11-20T08:00:00+07:00');
      const { sha256 } = await inCouncil(here.database, { councilId }, 'write', (tx) => storeFile({ tx, councilId, actor: clockActor, now, today: '2026-11-20', requestId: newId<'request'>() }, dataDir, { name: 'tep.txt', bytes: Buffer.from(text) }));
      return filePath(dataDir, sha256);
    };
    const [own, shared] = [await store(sample, 'của xã mẫu'), await store(sample, 'cả hai cùng có')];
    expect(await store(other, 'cả hai cùng có')).toBe(shared);
    expect([existsSync(own), existsSync(shared)]).toEqual([true, true]);
    await wipe(sample);
    expect([existsSync(own), existsSync(shared)]).toEqual([false, true]);
  });

  it('erases the sample council with its log and leaves every other council whole', async () => {
    const [sample, other] = [await found(true), await found(true)];
    await wipe(sample);
    const rows = (id: string) => inCouncil(here.database, { councilId: id as typeof other }, 'read', async (tx) => (await sql<{ n: number }>`select (select count(*) from council)::int + (select count(*) from event)::int + (select count(*) from person)::int as n`.execute(tx)).rows[0]?.n);
    expect(await rows(sample)).toBe(0);
    expect(await rows(other)).toBeGreaterThan(2);
  });

  it('the database itself refuses it for a real council, and to make a real council a sample', async () => {
    const real = await found(false);
    await expect(wipe(real)).rejects.toThrow(/only a sample council/);
    const mark = inCouncil(here.database, { councilId: real }, 'write', (tx) => sql`update council set sample = true`.execute(tx));
    await expect(mark).rejects.toThrow(/cannot become/);
    await expect(inCouncil(here.database, { councilId: real }, 'write', (tx) => sql`delete from event`.execute(tx))).rejects.toThrow(/denied/);
  });
});
