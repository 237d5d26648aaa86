import { sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { setLawOverride } from '#modules/council/server/commands/set-law-override.ts';
import { stateOf } from '../acts.ts';
import { handleLetter } from './commands/handle-letter.ts';
import { mirrorLetter } from './commands/mirror-letter.ts';
import { registerLetter } from './commands/register-letter.ts';
import { amendLetter, sortLetter } from './commands/sort-letter.ts';
import { splitLetter } from './commands/split-letter.ts';
import { takeBackAct, tellLetter } from './commands/tell-letter.ts';
import { readLetter } from './letter-row.ts';

const here = world();
const all = ['named', 'signed', 'clear', 'in-time', 'not-settled'];
const draft = (more: Record<string, unknown> = {}) => ({
  kind: 'complaint',
  receivedOn: '2026-11-09',
  source: 'office',
  title: 'Mức hỗ trợ khi thu hồi đất làm đường liên thôn',
  content: 'Đề nghị xem lại mức hỗ trợ.',
  senderKind: 'person',
  senderName: 'Nguyễn Văn Thử',
  senderAddress: 'Thôn Mẫu 2',
  ...more
});
const ledger = (c: TestCouncil, id: string) =>
  c.read(async (tx) => (await sql<{ key: string; due: string; done: string | null; withdrawn: boolean; rule: string; title: string; judged: string | null; lead: string | null }>`select period as key, now_due_on as due, done_on as done, withdrawn_at is not null as withdrawn,
    law_rule as rule, title, judged, lead_organization_id as lead from obligation where subject_kind = 'letter' and subject_id = ${id} order by period`.execute(tx)).rows);
const refusal = (work: Promise<unknown>) => work.then(() => null, (error: unknown) => error as Error & { fields?: Record<string, string> });
const state = (c: TestCouncil, id: string) => c.read(async (tx) => { const row = await readLetter(tx, c.as('clerk').actor, id); return stateOf(row.sorting, row.acts); });

async function sorted(c: TestCouncil, more: Record<string, unknown> = {}, found: Record<string, unknown> = {}) {
  const { id } = await registerLetter.execute(c.as('clerk'), draft(more));
  await sortLetter.execute(c.as('clerk'), { letterId: id, version: 1, sortedOn: '2026-11-10', kind: more['kind'] ?? 'complaint', conditions: all, organizationId: c.organization('peoples-committee'), ...found });
  return id;
}
const forward = (c: TestCouncil, letterId: string, more: Record<string, unknown> = {}) =>
  handleLetter.execute(c.as('clerk'), { letterId, kind: 'forwarded', happenedOn: '2026-11-11', paper: '12/PC-HĐND', note: 'Đại biểu thấy cần theo dõi', told: 'on', ...more });
const body = (c: TestCouncil, letterId: string, kind: string, happenedOn: string, more: Record<string, unknown> = {}) =>
  mirrorLetter.execute(c.as('ubnd-officer'), { letterId, kind, happenedOn, paper: '7/TB-UBND', note: 'Theo hồ sơ vụ việc', ...more });

describe('a letter from receipt to result', () => {
  it('takes the next number of its year and opens the clocks of its kind in the ledger, named without sender or matter', async () => {
    const c = await council(here);
    const [one, two] = [await registerLetter.execute(c.as('clerk'), draft()), await registerLetter.execute(c.as('clerk'), draft({ kind: 'petition', title: 'Trạm bơm hỏng' }))];
    expect([one.number, two.number]).toEqual(['001', '002']);
    expect((await ledger(c, one.id)).map(({ key, due, rule }) => [key, due, rule])).toEqual([['first-notice.0', '2026-11-23', 'CIT-14'], ['handle.0', '2026-12-24', 'CIT-20']]);
    expect((await ledger(c, two.id)).map(({ rule }) => rule)).toEqual(['PA-02.first', 'CIT-20']);
    expect((await ledger(c, one.id))[0]?.title).toBe('Đơn số 001/2026 (khiếu nại): báo lần đầu cho người gửi');
  });

  it('is followed through acceptance, suspension, continuation, decision, delegate and citizen, each clock done on its day', async () => {
    const c = (await council(here)).at('2026-12-28T09:00:00+07:00');
    const id = await sorted(c);
    await forward(c, id);
    await body(c, id, 'accepted', '2026-11-16');
    await body(c, id, 'suspended', '2026-11-26');
    expect((await ledger(c, id)).find((row) => row.key === 'settle.0')).toMatchObject({ due: '2026-12-16', withdrawn: true });
    await body(c, id, 'halt-sent', '2026-11-30');
    await body(c, id, 'resumed', '2026-12-10');
    expect((await ledger(c, id)).find((row) => row.key === 'settle.1')).toMatchObject({ due: '2026-12-30', withdrawn: false, done: null });
    await body(c, id, 'settled', '2026-12-21', { outcome: 'partly' });
    await body(c, id, 'decision-sent', '2026-12-23');
    await body(c, id, 'delegate-told', '2026-12-24');
    await tellLetter.execute(c.as('clerk'), { letterId: id, kind: 'citizen-told', happenedOn: '2026-12-28', paper: '15/HĐND' });
    expect(await state(c, id)).toBe('citizen-told');
    const rows = await ledger(c, id);
    expect(rows.map(({ key, done, withdrawn }) => [key, withdrawn ? 'withdrawn' : done])).toEqual([
      ['accept.0', '2026-11-16'],
      ['citizen-told.0', '2026-12-28'],
      ['decision-sent.0', '2026-12-23'],
      ['delegate-told.0', '2026-12-24'],
      ['first-notice.0', '2026-11-11'],
      ['halt-sent.0', '2026-11-30'],
      ['handle.0', '2026-11-11'],
      ['settle.0', 'withdrawn'],
      ['settle.1', '2026-12-21']
    ]);
    expect(rows.find((row) => row.key === 'accept.0')).toMatchObject({ lead: c.organization('peoples-committee'), judged: 'accepted' });
  });

  it('a denunciation extended by criteria moves its due day, and no oftener than they allow (TC-05, TC-06)', async () => {
    const c = (await council(here)).at('2026-12-28T09:00:00+07:00');
    const id = await sorted(c, { kind: 'denunciation', title: 'Việc cho thuê đất công ích', content: '' });
    await forward(c, id);
    await body(c, id, 'accepted', '2026-12-01');
    await body(c, id, 'extended', '2026-12-22', { criteria: 'phải xác minh ở nhiều nơi' });
    expect((await ledger(c, id)).find((row) => row.key === 'settle.0')).toMatchObject({ due: '2027-02-01', withdrawn: false });
    expect((await refusal(body(c, id, 'extended', '2026-12-23', { criteria: 'phải xác minh ở nhiều nơi' })))?.message).toBe('letter.extension-too-many');
    await body(c, id, 'extended', '2026-12-23', { criteria: 'nhiều người bị tố cáo' });
    expect((await ledger(c, id)).find((row) => row.key === 'settle.0')?.due).toBe('2027-03-01');
  });

  it('a body that is not competent returns it with the reason, and it goes elsewhere with a new clock', async () => {
    const c = await council(here);
    const id = await sorted(c);
    await forward(c, id);
    expect((await refusal(body(c, id, 'returned', '2026-11-12', { note: '' })))?.fields).toEqual({ note: 'letter.reason-short' });
    await body(c, id, 'returned', '2026-11-12');
    expect(await state(c, id)).toBe('returned');
    await forward(c, id, { happenedOn: '2026-11-13', organizationId: c.organization('fatherland-front') });
    expect((await ledger(c, id)).filter((row) => row.key.startsWith('accept')).map((row) => [row.due, row.withdrawn, row.lead])).toEqual([
      ['2026-11-20', true, c.organization('peoples-committee')],
      ['2026-11-24', false, c.organization('fatherland-front')]
    ]);
  });

  it('an act written down by mistake is taken back with its reason, and the clock it closed runs again', async () => {
    const c = await council(here);
    const id = await sorted(c);
    await forward(c, id);
    await body(c, id, 'accepted', '2026-11-16');
    const acts = await c.read(async (tx) => (await readLetter(tx, c.as('clerk').actor, id)).acts);
    const [last, before] = [acts.at(-1)!, acts.at(-2)!];
    expect((await refusal(takeBackAct.execute(c.as('office-head'), { letterId: id, actId: before.id, reason: 'Ghi nhầm đơn' })))?.message).toBe('letter.take-back-last');
    expect(await refusal(takeBackAct.execute(c.as('clerk'), { letterId: id, actId: last.id, reason: 'Ghi nhầm đơn' }))).toBeInstanceOf(Forbidden);
    await takeBackAct.execute(c.as('office-head'), { letterId: id, actId: last.id, reason: 'Ghi nhầm đơn' });
    expect(await state(c, id)).toBe('forwarded');
    const rows = await ledger(c, id);
    expect(rows.find((row) => row.key === 'accept.1')).toMatchObject({ due: '2026-11-20', done: null, withdrawn: false });
    expect(rows.find((row) => row.key === 'settle.0')?.withdrawn).toBe(true);
  });

  it('the council’s own number is the one that runs', async () => {
    const c = await council(here);
    const early = c.at('2026-11-01T08:00:00+07:00');
    await setLawOverride.execute(early.as('chair'), { ruleId: 'CIT-14', amount: '5', source: 'Quy chế của HĐND xã', fromOn: '2026-11-01' });
    const { id } = await registerLetter.execute(c.as('clerk'), draft());
    expect((await ledger(c, id)).find((row) => row.key === 'first-notice.0')?.due).toBe('2026-11-16');
  });

  it('split matters are letters of their own, 001a and 001b, each on its own track (CIT-10)', async () => {
    const c = await council(here);
    const { id } = await registerLetter.execute(c.as('clerk'), draft());
    const parts = [{ kind: 'complaint', title: 'Quyết định xử phạt xây dựng' }, { kind: 'petition', title: 'Sửa mương thoát nước' }, { kind: 'petition', title: '' }];
    await splitLetter.execute(c.as('clerk'), { letterId: id, version: 1, parts });
    const rows = await c.read(async (tx) => (await sql<{ number: number; part: string; kind: string; title: string; name: string | null }>`select number, part, kind, title, sender_name as name from letter order by part`.execute(tx)).rows);
    expect(rows).toEqual([
      { number: 1, part: 'a', kind: 'complaint', title: 'Quyết định xử phạt xây dựng', name: 'Nguyễn Văn Thử' },
      { number: 1, part: 'b', kind: 'petition', title: 'Sửa mương thoát nước', name: 'Nguyễn Văn Thử' }
    ]);
    expect((await refusal(splitLetter.execute(c.as('clerk'), { letterId: id, version: 2, parts })))?.message).toBe('letter.split-already');
  });
});

describe('what is refused', () => {
  it('at the register: a day ahead, a sender without a name, a stranger', async () => {
    const c = await council(here);
    expect((await refusal(registerLetter.execute(c.as('clerk'), draft({ receivedOn: '2026-11-21', senderName: '' }))))?.fields).toEqual({ receivedOn: 'letter.day-ahead', senderName: 'letter.name-needed' });
    for (const role of ['ubnd-officer', 'mttq-officer', 'overseer', 'administrator'] as const) expect(await refusal(registerLetter.execute(c.as(role), draft()))).toBeInstanceOf(Forbidden);
  });

  it('at sorting: a copy that is old, a letter that has left the house, another’s work', async () => {
    const c = await council(here);
    const id = await sorted(c);
    const again = { letterId: id, sortedOn: '2026-11-10', kind: 'complaint', conditions: all };
    expect(await refusal(sortLetter.execute(c.as('clerk'), { ...again, version: 1 }))).toBeInstanceOf(Conflict);
    expect((await refusal(sortLetter.execute(c.as('clerk'), { ...again, version: 2, repeatsId: id })))?.fields).toEqual({ repeatsId: 'letter.repeats-itself' });
    await forward(c, id);
    expect((await refusal(sortLetter.execute(c.as('clerk'), { ...again, version: 2 })))?.message).toBe('letter.sorted-and-gone');
    expect((await refusal(amendLetter.execute(c.as('clerk'), { letterId: id, version: 2, title: 'Khác' })))?.message).toBe('letter.sorted-and-gone');
    expect(await refusal(sortLetter.execute(c.as('ubnd-officer'), { ...again, version: 2 }))).toBeInstanceOf(Forbidden);
  });

  it('at handling: before sorting, without body, paper or reason, the wrong way for its kind, guided twice (PA-03)', async () => {
    const c = await council(here);
    const { id: raw } = await registerLetter.execute(c.as('clerk'), draft());
    expect((await refusal(forward(c, raw)))?.message).toBe('letter.sort-first');
    const id = await sorted(c, { title: 'Bồi thường cây trồng ven mương' }, { organizationId: '' });
    expect((await refusal(forward(c, id)))?.fields).toEqual({ organizationId: 'letter.body-needed' });
    const to = { organizationId: c.organization('peoples-committee') };
    expect((await refusal(forward(c, id, { ...to, note: '' })))?.fields).toEqual({ note: 'letter.complaint-forward-reason' });
    expect((await refusal(forward(c, id, { ...to, paper: '' })))?.fields).toEqual({ paper: 'letter.paper-needed' });
    expect((await refusal(forward(c, id, { ...to, happenedOn: '2026-11-08' })))?.fields).toEqual({ happenedOn: 'letter.day-before-receipt' });
    const guide = (letterId: string) => handleLetter.execute(c.as('clerk'), { letterId, kind: 'guided', happenedOn: '2026-11-11', paper: '13/HD-HĐND' });
    await guide(id);
    const denunciation = await sorted(c, { kind: 'denunciation', title: 'Cho thuê đất công ích', senderName: 'Trần Thị Ví' });
    expect((await refusal(guide(denunciation)))?.message).toBe('letter.guide-only-complaint');
    const again = await sorted(c, { title: 'Bồi thường cây trồng ven mương' }, { repeatsId: id });
    expect((await refusal(guide(again)))?.message).toBe('letter.guided-once');
    const keep = (ground: string, note = 'Đã hướng dẫn tại đơn trước') => handleLetter.execute(c.as('clerk'), { letterId: again, kind: 'kept', happenedOn: '2026-11-12', ground, note });
    expect((await refusal(keep('no-conditions')))?.message).toBe('letter.conditions-met');
    expect((await refusal(keep('again-after-guidance', '')))?.fields).toEqual({ note: 'letter.reason-short' });
    await keep('again-after-guidance');
    expect(await state(c, again)).toBe('kept');
  });

  it('of the body: what is not passed to it, no paper, no outcome, out of order, an extension too late or without its criterion (KN-05)', async () => {
    const c = (await council(here)).at('2026-12-28T09:00:00+07:00');
    const id = await sorted(c);
    expect(await refusal(body(c, id, 'accepted', '2026-11-12'))).toBeInstanceOf(NotFound);
    await forward(c, id);
    expect(await refusal(mirrorLetter.execute(c.as('mttq-officer'), { letterId: id, kind: 'accepted', happenedOn: '2026-11-12' }))).toBeInstanceOf(NotFound);
    expect(await refusal(mirrorLetter.execute(c.as('board-head'), { letterId: id, kind: 'accepted', happenedOn: '2026-11-12' }))).toBeInstanceOf(Invalid);
    expect((await refusal(body(c, id, 'settled', '2026-11-12', { outcome: 'justified' })))?.message).toBe('letter.not-in-state');
    await body(c, id, 'accepted', '2026-11-16');
    expect((await refusal(body(c, id, 'settled', '2026-11-17')))?.fields).toEqual({ outcome: 'letter.outcome-needed' });
    expect((await refusal(body(c, id, 'suspended', '2026-11-17', { paper: '' })))?.fields).toEqual({ paper: 'letter.paper-needed' });
    expect((await refusal(body(c, id, 'extended', '2026-11-17')))?.fields).toEqual({ criteria: 'letter.criterion-needed' });
    expect((await refusal(body(c, id, 'extended', '2026-12-18', { criteria: 'điểm a' })))?.message).toBe('letter.extension-late');
    await body(c, id, 'extended', '2026-12-10', { criteria: 'điểm a' });
    expect((await ledger(c, id)).find((row) => row.key === 'settle.0')?.due).toBe('2026-12-31');
    expect((await refusal(body(c, id, 'extended', '2026-12-11', { criteria: 'điểm b' })))?.message).toBe('letter.complex-already');
    expect(await refusal(tellLetter.execute(c.as('ubnd-officer'), { letterId: id, kind: 'citizen-told', happenedOn: '2026-12-11' }))).toBeInstanceOf(Forbidden);
    expect(await refusal(tellLetter.execute(c.as('clerk'), { letterId: id, kind: 'citizen-told', happenedOn: '2026-12-11' }))).toBeInstanceOf(RuleBroken);
  });
});
