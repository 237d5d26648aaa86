/** The paper on screen: CSS from the same measures the files are drawn by. Pure; `PaperView.svelte` writes the markup. */
import type { Line } from './compose.ts';
import type { Role } from './measures.ts';
import { CELL_PADDING, ISSUER_RULE, LINE, styleOf } from './measures.ts';
import type { PlacedCell } from './model.ts';
import { plainText } from './model.ts';
import { lineWidth } from './widths.ts';

/* Times New Roman and Tinos are 1.149 em high at single spacing. */
const LINE_HEIGHT = (LINE * 1.149).toFixed(3);

/** Inline style of a line of the given role. */
export function cssOf(role: Role): string {
  const style = styleOf(role);
  const { left = 0, hanging = 0 } = style;
  return [
    `font-size:${style.size}pt`,
    `font-weight:${style.bold === true ? 700 : 400}`,
    `font-style:${style.italic === true ? 'italic' : 'normal'}`,
    `line-height:${LINE_HEIGHT}`,
    `text-align:${style.align}`,
    `text-indent:${hanging > 0 ? -hanging : (style.indent ?? 0)}mm`,
    `margin:${style.before ?? 0}pt 0 ${style.after ?? 0}pt ${left}mm`,
    ...(style.keepNext === true ? ['break-after:avoid'] : [])
  ].join(';');
}

/** Inline style of a run inside its line; empty when it looks like the line. */
export function cssOfRun(run: { bold?: boolean; italic?: boolean }): string {
  return [
    ...(run.bold === undefined ? [] : [`font-weight:${run.bold ? 700 : 400}`]),
    ...(run.italic === undefined ? [] : [`font-style:${run.italic ? 'italic' : 'normal'}`])
  ].join(';');
}

/** Inline style of a table cell. */
export function cssOfCell(cell: PlacedCell, align: string, head: boolean): string {
  const across = cell.align ?? (head ? 'center' : align);
  return `text-align:${across};vertical-align:${head || cell.down > 1 ? 'middle' : 'top'};font-weight:${head || cell.bold ? 700 : 400};padding:${CELL_PADDING.y}pt ${CELL_PADDING.x}pt`;
}

/** Length in points of the rule under the issuer: two fifths of the last line above it (DOC-06). */
export function issuerRule(issuer: readonly Line[]): number {
  return ruleUnder(issuer, 13, ISSUER_RULE);
}

/** Length in points of the rule under the subject, no longer than 45 mm. */
export function subjectRule(heading: readonly Line[]): number {
  return Math.min(127.6, ruleUnder(heading, 14, ISSUER_RULE));
}

function ruleUnder(lines: readonly Line[], size: number, share: number): number {
  const last = lines.at(-1);
  const words = last === undefined ? '' : plainText(last.runs);
  return lineWidth(words.slice(words.lastIndexOf('\n') + 1), size, true) * share;
}
