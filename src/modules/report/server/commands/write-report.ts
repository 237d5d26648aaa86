import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Actor, Context } from '#core/context.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '#core/errors.ts';
import { authorize, can } from '#core/policy.ts';
import { fromTyped, toTyped, tokenOf, unknownFigures, type Look, type ReportBlock, type ReportContent, type Token } from '../../document.ts';
import { figureText, type ReportFigure } from '../../figure.ts';
import { reportPolicy } from '../../policy.ts';
import { AddBlock, InsertFigure, RemoveBlock, SaveReport, SetSubject } from '../../schema.ts';
import { reportFigures, reportForAct, writeContent } from '../report-row.ts';
import type { SeriesRow } from '../series-row.ts';

/** What stands in a block that somebody else changed meanwhile: their text as it is typed, and the version to write over it knowingly. */
export interface Theirs {
  by: string | null;
  blocks: Record<string, { text: string; v: number }>;
}

/**
 * Keeps texts as typed. Only blocks whose words changed are written; each must still be at the version it was read at. Words in the place of a gap fill it.
 * @throws NotFound | Forbidden | RuleBroken: submitted or issued | Invalid naming figures the report does not have | Conflict with both texts
 */
export const saveReport = command({
  name: 'report.save',
  input: SaveReport,
  async run(context, input) {
    const { report, series } = await reportForAct(context, input.reportId, 'write', null);
    const figures = await reportFigures(context.tx, report.id);
    const version = report.version + 1;
    const theirs: Theirs = { by: report.savedByName, blocks: {} };
    const faults: Record<string, string> = {};
    const said: { block: string; before: string; after: string }[] = [];
    const typed = new Map(input.blocks.map((block) => [block.id, block]));
    const content = mapBlocks(report.content, (block) => {
      const given = typed.get(block.id);
      if (!given || block.type === 'table') return block;
      const text = fromTyped(given.text).trim();
      if (text === (block.type === 'gap' ? '' : block.text)) return block;
      mayWrite(context.actor, series, block);
      const unknown = unknownFigures(text, new Set(figures.keys()));
      if (unknown.length > 0) faults[`block-${block.id}`] = `Không có con số nào tên “${unknown[0]}” trong báo cáo này. Chọn lại bằng “Chèn con số”.`;
      if (text === '' && block.type !== 'gap') faults[`block-${block.id}`] = 'report.block-empty';
      if (given.v !== block.v) theirs.blocks[block.id] = { text: toTyped(block.text, show(figures)), v: block.v };
      said.push({ block: block.id, before: block.text, after: text });
      return block.type === 'gap' ? { id: block.id, v: version, type: 'paragraph', text } : { ...block, v: version, text };
    });
    if (Object.keys(theirs.blocks).length > 0) throw new Conflict(theirs);
    if (Object.keys(faults).length > 0) throw new Invalid(faults);
    const missing = input.blocks.find((block) => !content.sections.some((section) => section.blocks.some((each) => each.id === block.id)));
    if (missing) throw new NotFound('report.block-missing');
    if (said.length === 0) return { events: [], result: { id: report.id, version: report.version, saved: 0 } };
    await writeContent(context, report.id, version, content);
    return changed('report.saved', { subject: { kind: 'report', id: report.id }, data: { title: report.title, version, changes: said } }, { id: report.id, version, saved: said.length });
  }
});

const show = (figures: ReadonlyMap<string, ReportFigure>) => (token: Token) => {
  const figure = figures.get(token.figureId);
  return figure ? figureText(figure, token.look) : '?';
};

/** Gaps are written also by the body they are given to; all else by those who write the report. @throws Forbidden */
function mayWrite(actor: Actor, series: SeriesRow, block: ReportBlock): void {
  if (can(reportPolicy, 'write', actor, series)) return;
  if (block.type === 'gap' && can(reportPolicy, 'fill-gap', actor, block)) return;
  throw new Forbidden('report.not-yours');
}

function mapBlocks(content: ReportContent, change: (block: ReportBlock) => ReportBlock | ReportBlock[] | null): ReportContent {
  return { sections: content.sections.map((section) => ({ ...section, blocks: section.blocks.flatMap((block) => change(block) ?? []) })) };
}

/** An id no block has had: counts on from the highest. */
function nextId(content: ReportContent, version: number): string {
  const numbers = content.sections.flatMap((section) => section.blocks).map((block) => Number(/^b(\d+)/.exec(block.id)?.[1] ?? 0));
  return `b${Math.max(0, ...numbers) + 1}-${version}`;
}

/** A new paragraph, heading or place to be written, behind a block or at the end of a section. @throws NotFound | Forbidden | RuleBroken | Invalid */
export const addBlock = command({
  name: 'report.add-block',
  input: AddBlock,
  async run(context, input) {
    const { report } = await reportForAct(context, input.reportId, 'write', 'write');
    const section = report.content.sections.find((each) => each.id === input.sectionId);
    if (!section || section.place === 'annex') throw new NotFound('report.section-missing');
    const text = fromTyped(input.text).trim();
    if (text === '') throw new Invalid({ text: 'core.field-empty' });
    const unknown = unknownFigures(text, new Set((await reportFigures(context.tx, report.id)).keys()));
    if (unknown.length > 0) throw new Invalid({ text: `Không có con số nào tên “${unknown[0]}” trong báo cáo này. Chọn lại bằng “Chèn con số”.` });
    const version = report.version + 1;
    const base = { id: nextId(report.content, version), v: version, text };
    const block: ReportBlock =
      input.type === 'gap' ? { ...base, type: 'gap', organizationId: input.organizationId } : input.type === 'heading' ? { ...base, type: 'heading', level: 2 } : { ...base, type: 'paragraph' };
    const at = section.blocks.findIndex((each) => each.id === input.after);
    const blocks = at < 0 ? [...section.blocks, block] : [...section.blocks.slice(0, at + 1), block, ...section.blocks.slice(at + 1)];
    await writeContent(context, report.id, version, { sections: report.content.sections.map((each) => (each.id === section.id ? { ...each, blocks } : each)) });
    return changed('report.block-added', { subject: { kind: 'report', id: report.id }, data: { title: report.title, section: section.title, type: input.type, text } }, { id: report.id, blockId: block.id, type: input.type });
  }
});

/** Takes a block out; the event keeps its words. @throws NotFound | Forbidden | RuleBroken | Conflict */
export const removeBlock = command({
  name: 'report.remove-block',
  input: RemoveBlock,
  async run(context, input) {
    const { report } = await reportForAct(context, input.reportId, 'write', 'write');
    const block = report.content.sections.flatMap((section) => section.blocks).find((each) => each.id === input.blockId);
    if (!block) throw new NotFound('report.block-missing');
    if (block.v !== input.v) throw new Conflict({ by: report.savedByName, blocks: { [block.id]: { text: block.type === 'table' ? '' : block.text, v: block.v } } } satisfies Theirs);
    await writeContent(context, report.id, report.version + 1, mapBlocks(report.content, (each) => (each.id === block.id ? null : each)));
    return changed('report.block-removed', { subject: { kind: 'report', id: report.id }, data: { title: report.title, block } }, { id: report.id });
  }
});

/** Puts a figure at the end of a paragraph, for those who work without script. @throws NotFound | Forbidden | RuleBroken */
export const insertFigure = command({
  name: 'report.insert-figure',
  input: InsertFigure,
  async run(context, input) {
    const { report } = await reportForAct(context, input.reportId, 'write', 'write');
    const [figureId = '', look = 'gia-tri'] = input.figure.split(':');
    if (!(await reportFigures(context.tx, report.id)).has(figureId)) throw new NotFound('report.figure-missing');
    const version = report.version + 1;
    let found = false;
    const content = mapBlocks(report.content, (block) => {
      if (block.id !== input.blockId || block.type !== 'paragraph') return block;
      found = true;
      return { ...block, v: version, text: `${block.text.replace(/\s+$/u, '')} ${tokenOf(figureId, look as Look)}` };
    });
    if (!found) throw new NotFound('report.block-missing');
    await writeContent(context, report.id, version, content);
    return changed('report.figure-inserted', { subject: { kind: 'report', id: report.id }, data: { title: report.title, block: input.blockId, figure: input.figure } }, { id: report.id, blockId: input.blockId });
  }
});

/** Changes the subject line (trích yếu). @throws NotFound | Forbidden | RuleBroken */
export const setSubject = command({
  name: 'report.set-subject',
  input: SetSubject,
  async run(context: Context, input) {
    const { report, series } = await reportForAct(context, input.reportId, 'write', 'write');
    authorize(reportPolicy, 'write', context.actor, series);
    await sql`update report set subject = ${input.subject} where council_id = ${context.councilId} and report_id = ${report.id}`.execute(context.tx);
    return changed('report.subject-set', { subject: { kind: 'report', id: report.id }, data: { before: report.subject, after: input.subject } }, { id: report.id });
  }
});
