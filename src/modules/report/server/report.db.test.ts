import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toRfc3339 } from '#core/calendar/instants.ts';
import { dayOf, type Role } from '#core/context.ts';
import { inCouncil } from '#core/db.ts';
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { gapsOf } from '#modules/paper/layout/model.ts';
import { warmPdf } from '#modules/paper/server/pdf.ts';
import { evaluate } from '#modules/measure/server/evaluate.ts';
import { createTasks } from '#modules/task/server/commands/create-tasks.ts';
import { recordEntry } from '#modules/target/server/commands/record-entry.ts';
import { openAheadOf } from '#modules/obligation/server/open-ahead.ts';
import { council, world, type TestCouncil } from '../../../../tests/support/world.ts';
import { workOff, xuanQue } from '../../../../tests/support/xuan-que.ts';
import { blocksOf, figuresUsed, gapsIn, handWritten } from '../document.ts';
import { figureText } from '../figure.ts';
import { approveReport, returnReport, reviewReport, submitReport, takeBackReport } from './commands/approve-report.ts';
import { draftReport } from './commands/draft-report.ts';
import { issueReport, recallReport } from './commands/issue-report.ts';
import { endSeries, openPeriod } from './commands/keep-series.ts';
import { adoptSeries, openSeries } from './commands/open-series.ts';
import { keepFigure, takeFigures } from './commands/refresh-figures.ts';
import { addBlock, insertFigure, removeBlock, saveReport } from './commands/write-report.ts';
import { numberRegister, reportDesk } from './desk.ts';
import { reportDownload } from './download.ts';
import { dutiesOf } from './duties.ts';
import { ledgerOf, reportCadences } from './open-ahead.ts';
import { figureEvidence, reportView } from './page.ts';
import { reportFigures, reportRow } from './report-row.ts';
import { seriesList } from './series-row.ts';

const here = world();
let dataDir = '';
beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'nghisu-report-'));
  process.env['NGHISU_DATA'] = dataDir;
  await warmPdf();
}, 60_000);
afterAll(() => rm(dataDir, { recursive: true, force: true }));

const refusal = (promise: Promise<unknown>) => promise.then(() => null).catch((error: unknown) => error as Error & { theirs?: unknown; fields?: Record<string, string> });

/** Chapter IV of the programme: the reports it asks for, each a task with its cadence. */
async function duties(c: TestCouncil, planId: string): Promise<void> {
  const lead = c.organization('office');
  const task = (title: string, cadence: object, position: number) => ({ planId, position, title, deadlineKind: 'cadence' as const, cadence, leadOrganizationId: lead, section: 'IV. Tổ chức thực hiện', deadlineText: '' });
  await createTasks.execute(c.as('clerk'), {
    tasks: [
      task('Báo cáo nhanh hằng tuần', { kind: 'weekly', weekday: 4, hour: 14, exclusive: true }, 21),
      task('Báo cáo tháng', { kind: 'monthly', day: 25, exclusive: true }, 22),
      task('Báo cáo quý', { kind: 'quarterly', day: 25, exclusive: true }, 23),
      task('Báo cáo năm', { kind: 'yearly', month: 11, day: 30, exclusive: true }, 24)
    ]
  });
}

interface Campaign {
  c: TestCouncil;
  planId: string;
  targets: Map<string, string>;
  /** Series by kind: weekly, monthly, quarterly, yearly. */
  series: Record<string, string>;
}

async function campaign(now = '2026-11-20T08:00:00+07:00'): Promise<Campaign> {
  const c = await council(here, { now });
  const { planId, targets } = await xuanQue(c);
  await workOff(c, planId, '2026-11-19');
  await duties(c, planId);
  const found = await c.read((tx) => dutiesOf(tx, planId));
  const { ids } = await adoptSeries.execute(c.as('clerk'), { planId, taskIds: found.map((duty) => duty.taskId) });
  return { c, planId, targets, series: { weekly: ids[0] ?? '', monthly: ids[1] ?? '', quarterly: ids[2] ?? '', yearly: ids[3] ?? '' } };
}

const look = (c: TestCouncil, id: string, role: Role = 'clerk') =>
  c.read(async (tx) => ({ report: await reportRow(tx, c.as(role).actor, id), figures: await reportFigures(tx, id), view: await reportView(tx, c.as(role).actor, id, { now: c.as(role).now, today: dayOf(c.as(role).now) }) }));

/** Fills every gap, so that the report can be handed up. */
async function fillGaps(c: TestCouncil, id: string): Promise<void> {
  const { report } = await look(c, id);
  const gaps = gapsIn(report.content).map((gap) => ({ id: gap.blockId, v: 1, text: 'Đã rõ nguyên nhân; cơ quan chủ trì khắc phục trong kỳ tới.' }));
  await saveReport.execute(c.as('clerk'), { reportId: id, blocks: gaps });
}

async function approved(c: TestCouncil, seriesId: string | undefined, period: string): Promise<string> {
  const { id } = await draftReport.execute(c.as('clerk'), { seriesId, period });
  await fillGaps(c, id);
  await submitReport.execute(c.as('clerk'), { reportId: id });
  await reviewReport.execute(c.as('office-head'), { reportId: id });
  await approveReport.execute(c.as('vice-chair'), { reportId: id });
  return id;
}

const issue = (c: TestCouncil, reportId: string, more: Record<string, unknown> = {}) => issueReport.execute(c.as('clerk'), { reportId, issuedOn: '2026-11-20', signerId: c.person('vice-chair'), ...more });

describe('the reports a plan asks for', () => {
  it('are proposed from its tasks and made in one act, each with its rhythm and its usual way', async () => {
    const { c, planId } = await campaign();
    const made = await c.read((tx) => seriesList(tx, { planId }));
    expect(made.map(({ title, kind, dataWindow, doneBy }) => [title, kind, dataWindow, doneBy])).toEqual([
      ['Báo cáo nhanh', 'weekly', 'between-dues', 'submission'],
      ['Báo cáo tháng', 'monthly', 'calendar', 'issue'],
      ['Báo cáo quý', 'quarterly', 'calendar', 'issue'],
      ['Báo cáo năm', 'yearly', 'calendar', 'issue']
    ]);
    expect(made[0]?.template).toMatchObject({ issuer: ['Hội đồng nhân dân', 'xã Mẫu Thử'], symbolIssuer: 'TTHĐND', place: 'Mẫu Thử', length: 'short' });
    const again = await c.read((tx) => dutiesOf(tx, planId));
    expect(await refusal(adoptSeries.execute(c.as('clerk'), { planId, taskIds: [again[0]?.taskId ?? ''] }))).toBeInstanceOf(RuleBroken);
  });

  it('stand in the ledger ahead of time with the days and hours of the plan, weekly before 14:00 on Thursday, monthly before the 25th', async () => {
    const { c, series } = await campaign();
    const days = (id: string | undefined) =>
      c.read(async (tx) => (await sql<{ period: string; dueOn: string; dueAt: Date | null }>`select period, due_on as "dueOn", due_at as "dueAt" from obligation where subject_id = ${id ?? ''} and kind = 'report' order by due_on`.execute(tx)).rows);
    const weekly = await days(series['weekly']);
    expect(weekly[0]).toMatchObject({ period: '2026-W48', dueOn: '2026-11-26' });
    expect(toRfc3339(weekly[0]?.dueAt ?? new Date(0))).toBe('2026-11-26T14:00:00+07:00');
    expect(weekly).toHaveLength(9);
    expect((await days(series['monthly'])).map((row) => row.dueOn)).toEqual(['2026-11-24', '2026-12-24', '2027-01-24']);
    expect((await days(series['quarterly'])).map((row) => [row.period, row.dueOn])).toEqual([['2026-Q4', '2026-12-24'], ['2027-Q1', '2027-03-24']]);
    expect((await days(series['yearly'])).map((row) => [row.period, row.dueOn])).toEqual([['2026', '2026-11-29']]);
  });

  it('are opened anew by the nightly job, and opening again changes nothing', async () => {
    const { c, series } = await campaign();
    const job = openAheadOf([reportCadences]);
    expect(await job.execute(c.clock, {})).toEqual({ report: 0 });
    const later = c.at('2027-01-04T01:00:00+07:00');
    const { report } = await job.execute(later.clock, {});
    expect(report).toBeGreaterThan(10);
    expect(await job.execute(later.clock, {})).toEqual({ report: 0 });
    expect(await c.read((tx) => ledgerOf(tx, series['quarterly'] ?? '', '2027-Q1'))).toMatchObject({ dueOn: '2027-03-24' });
  });

  it('can be made by hand for any rhythm and opened by hand for an event; an ended series leaves only what is late', async () => {
    const { c } = await campaign();
    const own = { planId: '', taskId: '', title: 'Báo cáo hai tháng', kind: 'other', cadence: { kind: 'months', every: 2, day: 5, lag: 1, start: '2026-09-01' }, leadOrganizationId: c.organization('office') };
    const { id, opened } = await openSeries.execute(c.as('clerk'), own);
    expect(opened).toBe(2);
    expect(await c.read((tx) => ledgerOf(tx, id, '2026-11/2M'))).toMatchObject({ dueOn: '2027-01-05' });
    const event = await openSeries.execute(c.as('clerk'), { ...own, title: 'Báo cáo đột xuất', cadence: null });
    expect(event.opened).toBe(0);
    const given = { seriesId: event.id, from: '01/11/2026', to: '15/11/2026', dueOn: '27/11/2026', hour: '10:00' };
    await openPeriod.execute(c.as('clerk'), given);
    expect(await refusal(openPeriod.execute(c.as('clerk'), given))).toBeInstanceOf(RuleBroken);
    const { id: reportId } = await draftReport.execute(c.as('clerk'), { seriesId: event.id, period: '2026-11-27' });
    expect((await look(c, reportId)).report).toMatchObject({ from: '2026-11-01', to: '2026-11-15' });
    await endSeries.execute(c.as('clerk'), { seriesId: id, endedOn: '', reason: 'Ghép vào báo cáo quý' });
    expect(await refusal(openPeriod.execute(c.as('clerk'), { ...given, seriesId: id }))).toBeInstanceOf(RuleBroken);
    expect(await refusal(openSeries.execute(c.as('clerk'), { ...own, kind: 'monthly', cadence: null }))).toBeInstanceOf(Invalid);
    expect(await refusal(openSeries.execute(c.as('ubnd-officer'), own))).toBeInstanceOf(Forbidden);
  });
});

describe('a month report of 24 targets', () => {
  it('is drafted in less than two seconds, and every number of its text opens', async () => {
    const { c, series } = await campaign();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const times: number[] = [];
    for (let n = 0; n < 3; n += 1) {
      const started = performance.now();
      await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11', again: true });
      await c.read((tx) => reportDownload(tx, c.as('clerk').actor, id, 'pdf', { now: c.as('clerk').now, today: '2026-11-20', dataDir, council: c.slug }));
      times.push(performance.now() - started);
    }
    // 0,2 s on the quiet machine this was written on; the best of three, since others work on it.
    expect(Math.min(...times)).toBeLessThan(2000);
    const docx = await c.read((tx) => reportDownload(tx, c.as('clerk').actor, id, 'docx', { now: c.as('clerk').now, today: '2026-11-20', dataDir, council: c.slug }));
    const pdf = await c.read((tx) => reportDownload(tx, c.as('clerk').actor, id, 'pdf', { now: c.as('clerk').now, today: '2026-11-20', dataDir, council: c.slug }));
    expect([docx.name, pdf.name]).toEqual(['DỰ THẢO Báo cáo tháng 11 2026.docx', 'DỰ THẢO Báo cáo tháng 11 2026.pdf']);
    const { report, figures, view } = await look(c, id);
    expect(figures.size).toBe(24 * 3 + 16);
    expect(handWritten(report.content)).toEqual([]);
    for (const used of figuresUsed(report.content)) expect(figures.has(used), used).toBe(true);
    expect(view.checklist).toMatchObject({ changed: 0, gaps: 2, hand: [] });

    const xml = strFromU8(unzipSync(docx.bytes)['word/document.xml']!);
    const words = [...xml.matchAll(/<w:t(?: [^>]*)?>([^<]*)<\/w:t>/g)].map((match) => match[1]).join('').replace(/\s+/g, '');
    const pages = (await PDF.load(pdf.bytes)).getPages().map((page) => page.extractText().text).join('').replace(/\s+/g, '');
    const sentences = blocksOf(report.content).flatMap((block) => (block.type === 'paragraph' ? [block.text] : []));
    for (const text of sentences)
      for (const [, figureId = '', lookWord] of text.matchAll(/\{\{([^}:]+)(?::([a-z]+))?\}\}/g)) {
        const figure = figures.get(figureId);
        const shown = figureText(figure!, (lookWord ?? 'gia-tri') as 'phan').replace(/\s+/g, '');
        expect(words, figureId).toContain(shown);
        expect(pages, figureId).toContain(shown);
      }
    for (const text of [words, pages]) expect(text).not.toMatch(/undefined|NaN|\{\{|\[object/);
    expect(words).toContain('47/64kiếnnghịdứtđiểm,đạt73,4%(mụctiêutừ90%trởlên);thángtrước42/60');
    expect(words).toContain('Nộidungtáigiámsát:chưacónguồnsốliệu');
  });

  it('opens each figure to the records it was counted from', async () => {
    const { c, series } = await campaign();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const clerk = c.as('clerk');
    const open = (figure: string) => c.read((tx) => figureEvidence(tx, clerk.actor, id, figure, { now: clerk.now, today: '2026-11-20' }, { council: c.slug, lang: 'vi' }));
    const settled = await open('3.6');
    expect(settled.figure).toMatchObject({ numerator: 47, denominator: 64 });
    expect(settled.counts).toEqual({ counted: 1, base: 5, 'not-due': 0, 'left-out': 0 });
    expect(settled.records[0]).toMatchObject({ place: 'counted', title: '47/64' });
    const ahead = await open('nv-ky-toi');
    expect(ahead.total).toBe(ahead.figure.numerator);
    expect(ahead.records.every((record) => record.title !== '' && record.href.includes('/viec/'))).toBe(true);
    const all = await open('ct-theo-doi');
    expect(all.total).toBe(24);
    expect(await refusal(open('9.9'))).toBeInstanceOf(NotFound);
  });

  it('offers a newer number and keeps the old one until somebody takes it, or keeps it', async () => {
    const { c, series, targets } = await campaign();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const later = c.at('2026-11-20T09:00:00+07:00');
    await recordEntry.execute(later.as('clerk'), { targetId: targets.get('3.6'), value: 49, base: 64, happenedOn: '2026-11-20', paper: '70/BC-UBND', note: 'Hai kiến nghị được xác nhận' });
    const now = c.at('2026-11-20T09:05:00+07:00');
    const offered = (await look(now, id)).view.changes.find((change) => change.figureId === '3.6');
    expect(offered).toMatchObject({ before: '47/64', after: '49/64', shareBefore: '73,4%', shareAfter: '76,6%' });
    await keepFigure.execute(now.as('clerk'), { reportId: id, figureId: '3.6' });
    expect((await look(now, id)).view.changes.map((change) => change.figureId)).not.toContain('3.6');
    expect(await refusal(keepFigure.execute(now.as('clerk'), { reportId: id, figureId: '3.6' }))).toBeInstanceOf(RuleBroken);
    await takeFigures.execute(now.as('clerk'), { reportId: id, figureId: '' });
    const taken = await look(now, id);
    expect(taken.view.changes).toEqual([]);
    expect(taken.figures.get('3.6')).toMatchObject({ numerator: 49, kept: null });
    const next = c.at('2026-11-23T08:00:00+07:00');
    await takeFigures.execute(next.as('clerk'), { reportId: id, figureId: '' });
    const [opening] = blocksOf((await look(next, id)).report.content);
    expect(opening).toMatchObject({ text: expect.stringContaining('số liệu tính đến ngày 23/11/2026') as string });
  });
});

describe('writing', () => {
  it('changes words and never the numbers in them; unknown figures are named', async () => {
    const { c, series } = await campaign();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const { view } = await look(c, id);
    const block = view.sections.flatMap((section) => section.blocks).find((each) => each.typed.includes('3.6:phan'));
    const typed = (block?.typed ?? '').replace('[47/64 · 3.6:phan] kiến nghị dứt điểm', 'có [99/99 · 3.6:phan] kiến nghị dứt điểm');
    await saveReport.execute(c.as('clerk'), { reportId: id, blocks: [{ id: block?.id, v: block?.v, text: typed }] });
    const after = await look(c, id);
    expect(after.view.sections.flatMap((section) => section.blocks).find((each) => each.id === block?.id)?.typed).toContain('có [47/64 · 3.6:phan] kiến nghị');
    const wrong = await refusal(saveReport.execute(c.as('clerk'), { reportId: id, blocks: [{ id: block?.id, v: 2, text: 'Đạt [5 · 7.7]' }] }));
    expect(wrong?.fields?.[`block-${block?.id}`]).toContain('7.7');
  });

  it('shows both texts when two people changed one passage, and lets two people write in two', async () => {
    const { c, series } = await campaign();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const save = (role: Role, block: string, v: number, text: string) => saveReport.execute(c.as(role), { reportId: id, blocks: [{ id: block, v, text }] });
    await save('clerk', 'b1', 1, 'Bản của chuyên viên.');
    await save('office-head', 'b2', 1, 'Bản của Chánh Văn phòng.');
    const clash = await refusal(save('office-head', 'b1', 1, 'Bản khác.'));
    expect(clash).toBeInstanceOf(Conflict);
    expect(clash?.theirs).toMatchObject({ blocks: { b1: { text: 'Bản của chuyên viên.', v: 2 } } });
    await save('office-head', 'b1', 2, 'Bản khác.');
  });

  it('adds, fills and takes out passages; a gap is written by the body it is given to and nothing else is', async () => {
    const { c, series } = await campaign();
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const { blockId } = await addBlock.execute(c.as('clerk'), { reportId: id, sectionId: 'ton-tai', after: '', type: 'gap', text: 'ý kiến của UBND về kiến nghị chậm', organizationId: c.organization('peoples-committee') });
    const officer = await look(c, id, 'ubnd-officer');
    expect(officer.view.sections.flatMap((section) => section.blocks).filter((block) => block.writable).map((block) => block.id)).toEqual([blockId]);
    expect(await refusal(saveReport.execute(c.as('ubnd-officer'), { reportId: id, blocks: [{ id: 'b1', v: 1, text: 'Sửa trộm' }] }))).toBeInstanceOf(Forbidden);
    await saveReport.execute(c.as('ubnd-officer'), { reportId: id, blocks: [{ id: blockId, v: 2, text: 'UBND đang giải quyết.' }] });
    expect(await refusal(look(c, id, 'ubnd-officer'))).toBeInstanceOf(NotFound);
    await insertFigure.execute(c.as('clerk'), { reportId: id, blockId, figure: '3.6:phan' });
    const { report } = await look(c, id);
    expect(blocksOf(report.content).find((block) => block.id === blockId)).toMatchObject({ type: 'paragraph', text: 'UBND đang giải quyết. {{3.6:phan}}' });
    await removeBlock.execute(c.as('clerk'), { reportId: id, blockId, v: 4 });
    expect(await refusal(removeBlock.execute(c.as('clerk'), { reportId: id, blockId, v: 4 }))).toBeInstanceOf(NotFound);
  });
});

describe('handing up', () => {
  it('waits until nothing is left to write, goes by the head of office to the chair, and comes back with words', async () => {
    const { c, series } = await campaign();
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
    const { c, series } = await campaign();
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
    const { c, series, targets } = await campaign();
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
    const { c } = await campaign();
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
    const { c, series } = await campaign();
    const id = await approved(c, series['monthly'], '2026-11');
    expect((await issue(c, id, { number: '48' })).symbol).toBe('48/BC-TTHĐND');
    const register = await c.read((tx) => numberRegister(tx, '2026 BC-TTHĐND'));
    expect(register).toHaveLength(48);
    expect(register.filter((row) => row.reportId === null)).toHaveLength(47);
    const year = await approved(c, series['yearly'], '2026');
    expect((await refusal(issue(c, year, { number: '48' })))?.fields).toEqual({ number: 'report.number-taken' });
    expect((await issue(c, year)).symbol).toBe('49/BC-TTHĐND');
  });

  it('can be recalled with a reason: the number keeps its row and is not given again', async () => {
    const { c, series } = await campaign();
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
    const { c, series } = await campaign();
    const id = await approved(c, series['monthly'], '2026-11');
    expect((await refusal(issue(c, id, { issuedOn: '21/11/2026' })))?.fields).toEqual({ issuedOn: 'report.issue-ahead' });
    expect((await refusal(issue(c, id, { issuedOn: '19/11/2026' })))?.fields).toEqual({ issuedOn: 'report.issue-before-approval' });
    expect((await refusal(issue(c, id, { signerId: c.person('clerk') })))?.fields).toEqual({ signerId: 'report.signer' });
    expect(await c.read((tx) => numberRegister(tx, '2026 BC-TTHĐND'))).toEqual([]);
  });
});

describe('the desk of reports', () => {
  it('lists what is to be written, under way and issued; bodies outside see what is issued', async () => {
    const { c, series } = await campaign();
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
