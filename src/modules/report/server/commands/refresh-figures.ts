import { sql } from 'kysely';
import { changed, command } from '#core/command.ts';
import type { Context } from '#core/context.ts';
import { NotFound, RuleBroken } from '#core/errors.ts';
import { formatDay } from '#core/format.ts';
import { changeOf, differs, figureText, type Kept } from '../../figure.ts';
import { FigureAct } from '../../schema.ts';
import { reportFigures, reportForAct, writeContent, writeFigures, type ReportRow } from '../report-row.ts';
import { liveDay, tellFigures } from '../tell.ts';

/**
 * Puts newer numbers in place of older ones: of one figure (and of the windows beside it), or of all. The judgement moves with the number.
 * @throws NotFound | Forbidden | RuleBroken
 */
export const takeFigures = command({
  name: 'report.take-figures',
  input: FigureAct,
  async run(context, input) {
    const { tx, now, today } = context;
    const { report } = await reportForAct(context, input.reportId, 'write', 'write');
    const figures = await reportFigures(tx, report.id);
    if (input.figureId !== '' && !figures.has(input.figureId)) throw new NotFound('report.figure-missing');
    const wanted = [...figures.values()].filter((figure) => input.figureId === '' || figure.id === input.figureId);
    const told = await tellFigures(tx, wanted.map((figure) => ({ id: figure.id, definition: figure.definition, asOf: liveDay(figure.definition, today) })), now, today);
    const newer = wanted.flatMap((figure) => {
      const telling = told.get(figure.id);
      return telling ? [{ ...figure, ...telling, kept: null }] : [];
    });
    await writeFigures(context, report.id, newer);
    if (input.figureId === '') await redate(context, report, newer.reduce((last, figure) => (figure.asOf > last ? figure.asOf : last), ''));
    const said = newer.flatMap((figure) => {
      const before = figures.get(figure.id);
      return before && differs(before, figure) ? [{ figure: figure.id, label: figure.label, before: figureText(before), after: figureText(figure) }] : [];
    });
    return changed('report.figures-taken', { subject: { kind: 'report', id: report.id }, data: { title: report.title, changes: said } }, { id: report.id, changed: said.length });
  }
});

/** The text says of which day its figures are; with all of them newer, that day moves too. */
async function redate(context: Context, report: ReportRow, asOf: string): Promise<void> {
  if (asOf === '') return;
  const move = (text: string) => text.replace(/(số liệu tính đến ngày )\d{1,2}\/\d{1,2}\/\d{4}/giu, `$1${formatDay(asOf)}`);
  const version = report.version + 1;
  let moved = false;
  const content = {
    sections: report.content.sections.map((section) => ({
      ...section,
      blocks: section.blocks.map((block) => {
        const next = block.type === 'table' ? { ...block, table: { ...block.table, note: move(block.table.note) } } : { ...block, text: move(block.text) };
        if (JSON.stringify(next) === JSON.stringify(block)) return block;
        moved = true;
        return { ...next, v: version };
      })
    }))
  };
  if (moved) await writeContent(context, report.id, version, content);
}

/** Leaves a number as it was told: the newer one is kept beside it with who saw it, and is not offered again until it changes. @throws NotFound | Forbidden | RuleBroken */
export const keepFigure = command({
  name: 'report.keep-figure',
  input: FigureAct,
  async run(context, input) {
    const { tx, councilId, actor, now, today } = context;
    const { report } = await reportForAct(context, input.reportId, 'write', 'write');
    const figure = (await reportFigures(tx, report.id)).get(input.figureId);
    if (!figure) throw new NotFound('report.figure-missing');
    const fresh = (await tellFigures(tx, [{ id: figure.id, definition: figure.definition, asOf: liveDay(figure.definition, today) }], now, today)).get(figure.id);
    if (!fresh || !changeOf(figure, fresh)) throw new RuleBroken('report.figure-same');
    const kept: Kept = { value: fresh.value, numerator: fresh.numerator, denominator: fresh.denominator, at: now.toISOString(), by: actor.name };
    await sql`update report_figure set kept = ${JSON.stringify(kept)} where council_id = ${councilId} and report_id = ${report.id} and figure_id = ${figure.id}`.execute(tx);
    const data = { title: report.title, figure: figure.id, label: figure.label, kept: figureText(figure), newer: figureText({ ...figure, ...fresh }) };
    return changed('report.figure-kept', { subject: { kind: 'report', id: report.id }, data }, { id: report.id, shown: figureText(figure), asOf: figure.asOf });
  }
});
