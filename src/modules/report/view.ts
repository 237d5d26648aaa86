import { composeBlocks } from '#modules/paper/layout/compose.ts';
import { piecesOf, sectionState, styled, toTyped, type Emphasis, type Look, type ReportBlock, type ReportContent, type TableContent } from './document.ts';
import { figureCell, figureText, type ReportFigure } from './figure.ts';

/** A stretch of a text as the screen shows it: words, or a figure that opens. */
export type ShownPiece = { text: string; bold?: boolean; italic?: boolean; figureId?: string; look?: Look; changed?: boolean };

export interface ShownLine {
  item: boolean;
  pieces: ShownPiece[];
}

export type ShownTable = Pick<TableContent, 'caption' | 'note' | 'columns'> & { rows: ({ group: string } | { cells: ShownPiece[][] })[] };

/** A block as the editor shows it: what is read, and what is written. */
export interface ShownBlock {
  id: string;
  v: number;
  type: ReportBlock['type'];
  /** As a person writes it: "[73,4% · 3.6]". */
  typed: string;
  lines: ShownLine[];
  /** "1." of a heading. */
  label: string;
  table: ShownTable | null;
  organizationId: string | null;
  organization: string | null;
  /** The reader may write here. */
  writable: boolean;
  /** Figures of the block whose newer telling is offered under it. */
  changed: string[];
}

export interface ShownSection {
  id: string;
  title: string;
  label: string;
  place: 'bare' | 'body' | 'annex';
  state: 'done' | 'write' | 'empty';
  blocks: ShownBlock[];
}

export interface ShowOptions {
  figures: ReadonlyMap<string, ReportFigure>;
  changed: ReadonlySet<string>;
  organizationName(id: string | null): string | null;
  writable(block: ReportBlock): boolean;
}

/** The text as the editor shows it. A changed figure is offered under the first block it stands in. */
export function showContent(content: ReportContent, options: ShowOptions): ShownSection[] {
  const labels = composeBlocks(content.sections.filter((section) => section.place === 'body').map(() => ({ type: 'heading', level: 1, text: 'x' }))).map((flow) => (flow.type === 'line' ? (flow.runs[0]?.text.trim() ?? '') : ''));
  const offered = new Set<string>();
  let at = 0;
  return content.sections.map((section) => {
    const label = section.place === 'body' ? (labels[at++] ?? '') : '';
    let heading = 0;
    const blocks = section.blocks.map((block): ShownBlock => {
      if (block.type === 'heading' && block.level === 2) heading += 1;
      return showBlock(block, block.type === 'heading' ? `${heading}.` : '', options, offered);
    });
    return { id: section.id, title: section.title, label, place: section.place, state: sectionState(section), blocks };
  });
}

function showBlock(block: ReportBlock, label: string, { figures, changed, organizationName, writable }: ShowOptions, offered: Set<string>): ShownBlock {
  const text = block.type === 'table' ? '' : block.text;
  const lines = block.type === 'table' ? [] : text.split('\n').filter((line) => line.trim() !== '').map((line) => showLine(line, figures, changed));
  const own = lines.flatMap((line) => line.pieces).flatMap((piece) => (piece.figureId && piece.changed ? [piece.figureId] : []));
  const fresh = [...new Set(own)].filter((id) => !offered.has(id));
  for (const id of fresh) offered.add(id);
  const organizationId = block.type === 'gap' ? block.organizationId : null;
  return {
    id: block.id,
    v: block.v,
    type: block.type,
    typed: block.type === 'gap' ? '' : toTyped(text, (token) => shown(figures.get(token.figureId), token.look)),
    lines,
    label,
    table: block.type === 'table' ? showTable(block.table, figures, changed) : null,
    organizationId,
    organization: organizationName(organizationId),
    writable: block.type !== 'table' && writable(block),
    changed: fresh
  };
}

const shown = (figure: ReportFigure | undefined, look: Look) => (figure ? figureText(figure, look) : '?');

function showLine(line: string, figures: ReadonlyMap<string, ReportFigure>, changed: ReadonlySet<string>): ShownLine {
  const item = /^\s*[-–+•]\s+(.*)$/u.exec(line);
  return { item: item !== null, pieces: showPieces(item?.[1] ?? line, figures, changed, figureText) };
}

function showPieces(text: string, figures: ReadonlyMap<string, ReportFigure>, changed: ReadonlySet<string>, tell: (figure: ReportFigure, look: Look) => string): ShownPiece[] {
  const open: Emphasis = {};
  return piecesOf(text).flatMap((piece): ShownPiece[] => {
    if (typeof piece === 'string') return styled(piece, open).map(({ bold, italic, ...rest }) => ({ ...rest, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) }));
    const figure = figures.get(piece.figureId);
    const words = figure ? tell(figure, piece.look) : '?';
    if (words === '–') return [{ text: words }];
    return [{ text: words, figureId: piece.figureId, look: piece.look, ...(changed.has(piece.figureId) ? { changed: true } : {}), ...(open.bold ? { bold: true } : {}) }];
  });
}

function showTable(table: TableContent, figures: ReadonlyMap<string, ReportFigure>, changed: ReadonlySet<string>): ShownTable {
  const { caption, note, columns } = table;
  return { caption, note, columns, rows: table.rows.map((row) => ('group' in row ? row : { cells: row.cells.map((cell) => showPieces(cell, figures, changed, figureCell)) })) };
}
