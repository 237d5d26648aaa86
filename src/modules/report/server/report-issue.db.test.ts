import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Role } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { Forbidden, NotFound } from '#core/errors.ts';
import { gapsOf } from '#modules/paper/layout/model.ts';
import { warmPdf } from '#modules/paper/server/pdf.ts';
import { chairOverview } from '#modules/overview/server/overview.ts';
import { evaluate } from '#modules/measure/server/evaluate.ts';
import { recordEntry } from '#modules/target/server/commands/record-entry.ts';
import { approved, campaign, fillGaps, issue, look } from '../../../../tests/support/reports.ts';
import { world } from '../../../../tests/support/world.ts';
import { gapsIn } from '../document.ts';
import { approveReport, returnReport, reviewReport, submitReport, takeBackReport } from './commands/approve-report.ts';
import { draftReport } from './commands/draft-report.ts';
import { recallReport } from './commands/issue-report.ts';
import { openPeriod } from './commands/keep-series.ts';
import { openSeries } from './commands/open-series.ts';
import { takeFigures } from './commands/refresh-figures.ts';
import { saveReport } from './commands/write-report.ts';
import { numberRegister, reportDesk } from './desk.ts';
import { reportDownload } from './download.ts';
import { ledgerOf } from './open-ahead.ts';

const here = world();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-report-'));
  process.env['NGHISU_DATA'] = dataDir;
  await warmPdf();
}, 60_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as Error & { theirs?: unknown; fields?: Record<string, string> });

describe('handing up', () => {
  it('waits until nothing is left to write, goes by the head of office to the chair, and comes back with words', async () => {
    const { c, series } = await campaign(here);
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    expect((await refusal(submitReport.execute(c.as('clerk'), { reportId: id })))?.message).toBe('report.has-gaps');
    await fillGaps(c, id);
    for (const role of ['delegate', 'ubnd-officer', 'overseer'] as const) expect(await refusal(submitReport.execute(c.as(role), { reportId: id })), role).toBeInstanceOf(role === 'delegate' ? Forbidden : NotFound);
    await submitReport.execute(c.as('clerk'), { reportId: id });
    expect((await refusal(saveReport.execute(c.as('clerk'), { reportId: id, blocks: [{ id: 'b1', v: 1, text: 'Khác' }] })))?.message).toBe('report.refused-submitted');
    expect(await refusal(approveReport.execute(c.as('clerk'), { reportId: id }))).toBeInstanceOf(Forbidden);
    expect((await refusal(issue(c, id)))?.message).toBe('report.refused-not-approved');
    await reviewReport.execute(c.as('office-head'), { reportId: id });
    await returnReport.execute(c.at('2026-11-20T09:00:00+07:00').as('vice-chair'), { reportId: id, note: 'Nêu rõ trách nhiệm từng cơ quan.' });
    const back = await look(c, id);
    expect(back.report).toMatchObject({ state: 'returned', verdictNote: 'Nêu rõ trách nhiệm từng cơ quan.' });
    await submitReport.execute(c.at('2026-11-20T10:00:00+07:00').as('clerk'), { reportId: id });
    await takeBackReport.execute(c.at('2026-11-20T10:05:00+07:00').as('clerk'), { reportId: id });
    expect((await look(c, id)).report.state).toBe('drafting');
  });

  it('of the quick report is its delivery: in time before 14:00 on Thursday, late after it, and open again when returned', async () => {
    const { c, series } = await campaign(here);
    const handUp = async (at: string) => {
      const then = c.at(at);
      const { id } = await draftReport.execute(then.as('clerk'), { seriesId: series['weekly'], period: '2026-W48' });
      for (const gap of gapsIn((await look(then, id)).report.content)) await saveReport.execute(then.as('clerk'), { reportId: id, blocks: [{ id: gap.blockId, v: 1, text: 'Không có.' }] });
      await submitReport.execute(then.as('clerk'), { reportId: id });
      return id;
    };
    const ledger = () => c.read((tx) => ledgerOf(tx, series['weekly'] ?? '', '2026-W48'));
    const id = await handUp('2026-11-26T13:59:59+07:00');
    expect(await ledger()).toMatchObject({ doneOn: '2026-11-26', inTime: true });
    // The day after, it waits for a word of the chair but is late for nobody.
    const desk = await c.read((tx) => reportDesk(tx, c.as('chair').actor, { seriesId: series['weekly'] }, '2026-11-27'));
    expect(desk.drafts).toMatchObject([{ reportId: id, dueOn: '2026-11-26', doneOn: '2026-11-26' }]);
    const atNow = { today: '2026-11-27', now: new Date('2026-11-27T08:00:00+07:00'), council: c.slug, lang: 'vi' as const };
    const page = await c.read((tx) => chairOverview(tx, c.as('chair').actor, atNow));
    expect(page.reports.find((report) => report.id === id)).toMatchObject({ doneOn: '2026-11-26', inTime: true });
    expect(page.decisions.find((decision) => decision.key === `report:${id}`)?.why).toContain('Đã trình đúng hạn');
    await returnReport.execute(c.at('2026-11-26T14:30:00+07:00').as('chair'), { reportId: id, note: 'Thiếu kết quả tiếp công dân.' });
    expect(await ledger()).toMatchObject({ doneOn: null });
    await submitReport.execute(c.at('2026-11-26T15:00:00+07:00').as('clerk'), { reportId: id });
    expect(await ledger()).toMatchObject({ doneOn: '2026-11-26', inTime: false });
    const twice = await c.read(async (tx) => (await sql<{ n: number }>`select count(*)::int as n from obligation where kind = 'task' and title like 'Báo cáo%' and withdrawn_at is null and done_on is null`.execute(tx)).rows[0]?.n);
    expect(twice).toBe(0);
    const now = new Date('2026-11-27T08:00:00+07:00');
    const answers = await c.read((tx) => evaluate(tx, [{ key: 'x', measureId: 'reports.on-time', unit: 'percent', scope: { from: '2026-11-01', to: '2026-11-30', asOf: '2026-11-27', knownAt: now }, params: { kind: 'week' } }], now));
    expect(answers.get('x')?.figure).toMatchObject({ numerator: 0, denominator: 1, value: 0 });
  });
});

describe('issuing', () => {
  it('numbers, dates and freezes: what is recorded later changes nothing in it and stands beside it as a correction', async () => {
    const { c, series, targets } = await campaign(here);
    const id = await approved(c, series['monthly'], '2026-11');
    expect(await issue(c, id)).toMatchObject({ symbol: '01/BC-TTHĐND' });
    const clock = { now: c.as('clerk').now, today: '2026-11-20', dataDir, council: c.slug };
    const file = (kind: 'docx' | 'pdf' | 'xlsx') => c.read((tx) => reportDownload(tx, c.as('clerk').actor, id, kind, clock));
    const before = [await file('docx'), await file('pdf'), await file('xlsx')];
    expect(before[0]?.name).toBe('01-BC-TTHĐND Báo cáo tháng 11 2026.docx');
    const first = await look(c, id);
    expect(gapsOf(first.view.paper)).toEqual([]);
    expect(first.view.paper).toMatchObject({ number: 1, date: '2026-11-20', signature: { title: 'Phó Chủ tịch', name: 'Nguyễn Văn Mẫu (vice-chair)', lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }, { prefix: 'KT', text: 'Chủ tịch' }] } });
    expect(first.view.ledger).toMatchObject({ doneOn: '2026-11-20', inTime: true });

    const later = c.at('2026-11-23T09:00:00+07:00');
    await recordEntry.execute(later.as('clerk'), { targetId: targets.get('3.6'), value: 50, base: 64, happenedOn: '2026-11-19', paper: '71/BC-UBND' });
    const now = c.at('2026-11-25T09:00:00+07:00');
    const after = await look(now, id);
    expect(after.figures.get('3.6')).toMatchObject({ numerator: 47 });
    expect(after.view.changes.find((change) => change.figureId === '3.6')).toMatchObject({ before: '47/64', after: '50/64' });
    expect(after.view.paper).toEqual(first.view.paper);
    const now2 = [await file('docx'), await file('pdf'), await file('xlsx')];
    expect(now2.map((each) => each.sha256)).toEqual(before.map((each) => each.sha256));
    expect(after.figures.get('3.6')?.records.every((record) => record.title !== undefined)).toBe(true);
    for (const refused of [saveReport.execute(now.as('clerk'), { reportId: id, blocks: [{ id: 'b1', v: 1, text: 'Khác' }] }), takeFigures.execute(now.as('clerk'), { reportId: id, figureId: '' })]) expect((await refusal(refused))?.message).toBe('report.refused-issued');
    const forced = inCouncil(here.database, { councilId: c.id }, 'write', (tx) => sql`update report_figure set numerator = 1 where report_id = ${id}`.execute(tx));
    expect((await refusal(forced))?.message).toMatch(/is issued/);
  });

  it('gives ten reports ten numbers in a row when all are issued at once', async () => {
    const { c } = await campaign(here);
    const ids: string[] = [];
    for (let n = 0; n < 10; n += 1) {
      const { id: seriesId } = await openSeries.execute(c.as('clerk'), { planId: '', taskId: '', title: `Báo cáo chuyên đề ${n}`, kind: 'other', cadence: null, leadOrganizationId: c.organization('office'), length: 'short' });
      await openPeriod.execute(c.as('clerk'), { seriesId, from: '01/11/2026', to: '15/11/2026', dueOn: '27/11/2026', hour: '' });
      ids.push(await approved(c, seriesId, '2026-11-27'));
    }
    const issued = await Promise.all(ids.map((id) => issue(c, id)));
    expect(issued.map((each) => each.symbol).sort()).toEqual(Array.from({ length: 10 }, (_, n) => `${String(n + 1).padStart(2, '0')}/BC-TTHĐND`));
    expect((await c.read((tx) => numberRegister(tx, '2026 BC-TTHĐND'))).map((row) => row.number)).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  it('takes a number given on paper, writes down those between, and refuses one that was given', async () => {
    const { c, series } = await campaign(here);
    const id = await approved(c, series['monthly'], '2026-11');
    expect((await issue(c, id, { number: '48' })).symbol).toBe('48/BC-TTHĐND');
    const register = await c.read((tx) => numberRegister(tx, '2026 BC-TTHĐND'));
    expect(register).toHaveLength(48);
    expect(register.filter((row) => row.reportId === null)).toHaveLength(47);
    const year = await approved(c, series['yearly'], '2026');
    expect((await refusal(issue(c, year, { number: '48' })))?.fields).toEqual({ number: 'paper.number-taken' });
    expect((await issue(c, year)).symbol).toBe('49/BC-TTHĐND');
  });

  it('can be recalled with a reason: the number keeps its row and is not given again', async () => {
    const { c, series } = await campaign(here);
    const id = await approved(c, series['monthly'], '2026-11');
    await issue(c, id);
    expect(await refusal(recallReport.execute(c.as('clerk'), { reportId: id, reason: 'Sai số liệu' }))).toBeInstanceOf(Forbidden);
    await recallReport.execute(c.as('chair'), { reportId: id, reason: 'Sai số liệu mục II' });
    const back = await look(c, id);
    expect(back.report.state).toBe('approved');
    expect(back.view.ledger).toMatchObject({ doneOn: null });
    expect((await issue(c, id)).symbol).toBe('02/BC-TTHĐND');
    expect((await c.read((tx) => numberRegister(tx, '2026 BC-TTHĐND'))).map((row) => [row.number, row.voidedReason])).toEqual([[1, 'Sai số liệu mục II'], [2, null]]);
  });

  it('is refused on a day ahead, before the approval, and by somebody who may not sign', async () => {
    const { c, series } = await campaign(here);
    const id = await approved(c, series['monthly'], '2026-11');
    expect((await refusal(issue(c, id, { issuedOn: '21/11/2026' })))?.fields).toEqual({ issuedOn: 'report.issue-ahead' });
    expect((await refusal(issue(c, id, { issuedOn: '19/11/2026' })))?.fields).toEqual({ issuedOn: 'report.issue-before-approval' });
    expect((await refusal(issue(c, id, { signerId: c.person('clerk') })))?.fields).toEqual({ signerId: 'report.signer' });
    expect(await c.read((tx) => numberRegister(tx, '2026 BC-TTHĐND'))).toEqual([]);
  });
});

describe('the desk of reports', () => {
  it('lists what is to be written, under way and issued; bodies outside see what is issued', async () => {
    const { c, series } = await campaign(here);
    const desk = (role: Role) => c.read((tx) => reportDesk(tx, c.as(role).actor, {}, '2026-11-20'));
    const before = await desk('clerk');
    expect(before.due.map((row) => row.kind)).toContain('weekly');
    expect(before.due[0]).toMatchObject({ kind: 'monthly', dueOn: '2026-11-24' });
    const id = await approved(c, series['monthly'], '2026-11');
    expect((await desk('clerk')).drafts.map((row) => [row.reportId, row.state])).toEqual([[id, 'approved']]);
    expect((await desk('mttq-officer')).drafts).toEqual([]);
    await issue(c, id);
    expect((await desk('mttq-officer')).issued.map((row) => [row.symbol, row.inTime])).toEqual([['01/BC-TTHĐND', true]]);
    expect((await desk('mttq-officer')).due).toEqual([]);
  });
});
