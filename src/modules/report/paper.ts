import type { Day } from '#core/calendar/days.ts';
import { symbolTail } from '#modules/paper/layout/kinds.ts';
import type { Annex, Block, CellLike, OfficialPaper, Run, Signature, Table } from '#modules/paper/layout/model.ts';
import { piecesOf, styled, type Emphasis, type ReportBlock, type ReportContent, type TableContent } from './document.ts';
import { figureCell, figureText, type ReportFigure } from './figure.ts';
import type { Template } from './schema.ts';

export interface PaperFacts {
  template: Template;
  subject: string;
  content: ReportContent;
  figures: ReadonlyMap<string, ReportFigure>;
  addressees: readonly string[];
  recipients: readonly string[];
  /** Null until it is given at issue. */
  number: number | null;
  /** YYYY-MM-DD once issued; YYYY-MM of the month it is expected in before. */
  date: Day | string | null;
  signature: Signature;
  /** Name of a body, for "Cần viết: … (giao …)". */
  organizationName(id: string | null): string | null;
}

/** The report as an official paper, with the figures of this moment; gaps are marked, so that a draft shows what it lacks. */
export function reportPaper(facts: PaperFacts): OfficialPaper {
  const { template, content } = facts;
  const body = content.sections.filter((section) => section.place !== 'annex');
  return {
    kind: 'report',
    ...(template.issuerParent.length > 0 ? { issuerParent: template.issuerParent } : {}),
    issuer: template.issuer,
    number: facts.number,
    symbol: symbolTail('report', template.symbolIssuer),
    place: template.place,
    date: facts.date,
    subject: facts.subject,
    addressees: [...facts.addressees],
    bases: [...template.bases],
    body: body.flatMap((section): Block[] => {
      if (section.place === 'body' && section.blocks.length === 0) return [];
      return [...(section.place === 'body' ? [{ type: 'heading' as const, level: 1 as const, text: section.title }] : []), ...section.blocks.flatMap((block) => blocksOf(block, facts))];
    }),
    signature: facts.signature,
    recipients: [...facts.recipients],
    annexes: content.sections.filter((section) => section.place === 'annex').map((section): Annex => ({ title: section.title, landscape: true, body: section.blocks.flatMap((block) => blocksOf(block, facts)) }))
  };
}

function blocksOf(block: ReportBlock, facts: PaperFacts): Block[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', level: block.level, text: runsOf(block.text, facts) }];
    case 'gap': {
      const who = facts.organizationName(block.organizationId);
      return [{ type: 'paragraph', text: { text: `Cần viết: ${block.text}${who ? ` (giao ${who})` : ''}.`, gap: true } }];
    }
    case 'table':
      return [tableOf(block.table, facts)];
    case 'paragraph':
      return paragraphs(block.text, facts);
  }
}

/** Lines that begin with "- " run into one list; every other line is a paragraph of its own. */
function paragraphs(text: string, facts: PaperFacts): Block[] {
  const blocks: Block[] = [];
  let items: Run[][] = [];
  const close = () => {
    if (items.length > 0) blocks.push({ type: 'list', mark: 'dash', items });
    items = [];
  };
  for (const line of text.split('\n').map((each) => each.trim()).filter(Boolean)) {
    const item = /^[-–+•]\s+(.*)$/u.exec(line);
    if (item) items.push(runsOf(item[1] ?? '', facts));
    else {
      close();
      blocks.push({ type: 'paragraph', text: runsOf(line, facts) });
    }
  }
  close();
  return blocks;
}

function runsOf(text: string, facts: PaperFacts, cell = false): Run[] {
  const open: Emphasis = {};
  return piecesOf(text).flatMap((piece): Run[] => {
    if (typeof piece === 'string') return styled(piece, open).map(({ bold, italic, ...run }) => ({ ...run, ...(bold ? { bold } : {}), ...(italic ? { italic } : {}) }));
    const figure = facts.figures.get(piece.figureId);
    if (!figure) return [{ text: `Cần viết: không có con số ${piece.figureId}`, gap: true }];
    const shown = cell ? figureCell(figure, piece.look) : figureText(figure, piece.look);
    if (shown === '–') return [{ text: shown }];
    return [{ text: shown, figure: figure.id, ...(open.bold ? { bold: true } : {}), ...(open.italic ? { italic: true } : {}) }];
  });
}

function tableOf(table: TableContent, facts: PaperFacts): Table {
  const rows = table.rows.map((row): CellLike[] =>
    'group' in row ? [{ text: row.group, across: table.columns.length, bold: true, align: 'left' }] : row.cells.map((text) => ({ text: runsOf(text, facts, true) }))
  );
  return {
    type: 'table',
    columns: table.columns.map(({ width, align }) => ({ width, align })),
    head: [table.columns.map((column) => column.title)],
    rows,
    size: 11,
    ...(table.caption ? { caption: table.caption } : {}),
    ...(table.note ? { note: table.note } : {})
  };
}
