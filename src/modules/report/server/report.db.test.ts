import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDF } from '@libpdf/core';
import { strFromU8, unzipSync } from 'fflate';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toRfc3339 } from '#core/calendar/instants.ts';
import { type Role } from '#core/context.ts';
import { Conflict, Forbidden, Invalid, NotFound, RuleBroken } from '#core/errors.ts';
import { warmPdf } from '#modules/paper/server/pdf.ts';
import { recordEntry } from '#modules/target/server/commands/record-entry.ts';
import { openAheadOf } from '#modules/obligation/server/open-ahead.ts';
import { newId } from '#core/ids.ts';
import { openObligations } from '#modules/obligation/server/commands/open-obligations.ts';
import { stateProgress } from '#modules/obligation/server/commands/state-progress.ts';
import { campaign, look } from '../../../../tests/support/reports.ts';
import { world } from '../../../../tests/support/world.ts';
import { blocksOf, figuresUsed, handWritten } from '../document.ts';
import { figureText } from '../figure.ts';
import { citables } from './citables.ts';
import { citeSource } from './commands/cite-source.ts';
import { draftReport } from './commands/draft-report.ts';
import { endSeries, openPeriod } from './commands/keep-series.ts';
import { adoptSeries, openSeries } from './commands/open-series.ts';
import { keepFigure, takeFigures } from './commands/refresh-figures.ts';
import { addBlock, insertFigure, removeBlock, saveReport } from './commands/write-report.ts';
import { reportDownload } from './download.ts';
import { dutiesOf } from './duties.ts';
import { ledgerOf, reportCadences } from './open-ahead.ts';
import { figureEvidence } from './page.ts';
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

describe('the reports a plan asks for', () => {
  it('are proposed from its tasks and made in one act, each with its rhythm and its usual way', async () => {
    const { c, planId } = await campaign(here);
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
    const { c, series } = await campaign(here);
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
    const { c, series } = await campaign(here);
    const job = openAheadOf([reportCadences]);
    expect(await job.execute(c.clock, {})).toEqual({ report: 0 });
    const later = c.at('2027-01-04T01:00:00+07:00');
    const { report } = await job.execute(later.clock, {});
    expect(report).toBeGreaterThan(10);
    expect(await job.execute(later.clock, {})).toEqual({ report: 0 });
    expect(await c.read((tx) => ledgerOf(tx, series['quarterly'] ?? '', '2027-Q1'))).toMatchObject({ dueOn: '2027-03-24' });
  });

  it('can be made by hand for any rhythm and opened by hand for an event; an ended series leaves only what is late', async () => {
    const { c } = await campaign(here);
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
    const { c, series } = await campaign(here);
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
    expect(words).toContain('47/64phầnđạt,đạt73,4%(mụctiêutừ90%trởlên);thángtrước42/60');
    expect(words).toContain('Nộidungtáigiámsát:chưacónguồnsốliệu');
  });

  it('opens each figure to the records it was counted from', async () => {
    const { c, series } = await campaign(here);
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
    const { c, series, targets } = await campaign(here);
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
    const { c, series } = await campaign(here);
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const { view } = await look(c, id);
    const block = view.sections.flatMap((section) => section.blocks).find((each) => each.typed.includes('3.6:phan'));
    const typed = (block?.typed ?? '').replace('[47/64 · 3.6:phan] phần đạt', 'có [99/99 · 3.6:phan] phần đạt');
    await saveReport.execute(c.as('clerk'), { reportId: id, blocks: [{ id: block?.id, v: block?.v, text: typed }] });
    const after = await look(c, id);
    expect(after.view.sections.flatMap((section) => section.blocks).find((each) => each.id === block?.id)?.typed).toContain('có [47/64 · 3.6:phan] phần');
    const wrong = await refusal(saveReport.execute(c.as('clerk'), { reportId: id, blocks: [{ id: block?.id, v: 2, text: 'Đạt [5 · 7.7]' }] }));
    expect(wrong?.fields?.[`block-${block?.id}`]).toContain('7.7');
  });

  it('shows both texts when two people changed one passage, and lets two people write in two', async () => {
    const { c, series } = await campaign(here);
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
    const { c, series } = await campaign(here);
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

describe('referring to papers', () => {
  it('lists plans, proofs and work done in the period that the writer may see, and puts one behind a passage', async () => {
    const { c, series } = await campaign(here);
    const { id } = await draftReport.execute(c.as('clerk'), { seriesId: series['monthly'], period: '2026-11' });
    const work = { kind: 'task', subjectKind: 'task', subjectId: newId(), period: '', title: 'Rà soát hộ nghèo', product: '', leadOrganizationId: c.organization('peoples-committee'), responsiblePersonId: null, coordinatingOrganizationIds: [], fromOn: null, dueOn: '2026-11-25', dueAt: null, remindOn: '2026-11-25', needed: null, planId: null, forTaskId: null, basis: '', lawRule: null };
    const { ids } = await openObligations.execute(c.clock, { obligations: [work] });
    await stateProgress.execute(c.as('ubnd-officer'), { obligationId: ids[0] ?? '', status: 'done', happenedOn: '18/11/2026', paper: 'Báo cáo số 120/BC-UBND ngày 18/11/2026' });
    const { report } = await look(c, id);
    const find = (role: Role, text = '') => c.read((tx) => citables(tx, c.as(role).actor, { reportId: id, from: report.from, to: report.to }, text));
    const all = await find('clerk');
    expect(all.filter((one) => one.key.startsWith('plan:'))).toHaveLength(1);
    const act = all.find((one) => one.kind === 'act');
    expect(act?.words).toBe('ngày 18/11/2026, UBND xã hoàn thành: Rà soát hộ nghèo');
    expect((await find('clerk', 'bao cao 120')).map((one) => [one.kind, one.words])).toEqual([['paper', 'Báo cáo số 120/BC-UBND ngày 18/11/2026']]);
    expect((await find('clerk', 'khong co chu nay')).length).toBe(0);
    const block = blocksOf(report.content).find((each) => each.type === 'paragraph');
    const cite = (role: Role, source = act?.key ?? '') => citeSource.execute(c.as(role), { reportId: id, blockId: block?.id, source });
    await cite('clerk');
    const after = blocksOf((await look(c, id)).report.content).find((each) => each.id === block?.id);
    expect(after?.type === 'paragraph' && after.text.endsWith('Ngày 18/11/2026, UBND xã hoàn thành: Rà soát hộ nghèo.')).toBe(true);
    expect(await refusal(cite('clerk', 'act:00000000-0000-7000-8000-000000000000'))).toBeInstanceOf(NotFound);
    for (const role of ['delegate', 'ubnd-officer'] as const) expect(await refusal(cite(role)), role).toBeInstanceOf(role === 'delegate' ? Forbidden : NotFound);
  });
});
