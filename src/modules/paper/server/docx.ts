/** An official paper as a Word file (Office Open XML) in the layout of Nghị định 30/2020/NĐ-CP. */
import {
  AlignmentType,
  BorderStyle,
  Document,
  Header,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  PageBreak,
  PageNumber,
  PageOrientation,
  Paragraph,
  SectionType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlign,
  WidthType
} from 'docx';
import type { IParagraphOptions, IParagraphStyleOptions, ISectionOptions } from 'docx';
import type { Composed, ComposedTable, Flow, Line, Section } from '../layout/compose.ts';
import { composePaper, MOTTO, NATION } from '../layout/compose.ts';
import type { Role, Style } from '../layout/measures.ts';
import {
  CELL_PADDING,
  FOOT_COLUMNS,
  HEAD_COLUMNS,
  ISSUER_RULE,
  LINE,
  PAGE_NUMBER_TOP,
  SHEET,
  SIGNING_ROOM,
  STYLES,
  styleOf,
  textWidth,
  TITLE_ROOM
} from '../layout/measures.ts';
import type { Align, OfficialPaper, PlacedCell, Run } from '../layout/model.ts';
import { plainText } from '../layout/model.ts';
import { lineWidth } from '../layout/widths.ts';

/** Media type of the result. */
export const DOCX_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

const FONT = 'Times New Roman';
const mm = (length: number) => Math.round((length * 1440) / 25.4);
const pt = (length: number) => Math.round(length * 20);
const ptToMm = (length: number) => (length * 25.4) / 72;
const ALIGN = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT, justify: AlignmentType.BOTH } as const;

/** Names of the paragraph styles as an officer sees them in Word. */
const STYLE_NAMES: Partial<Record<Role, string>> = {
  body: 'Nội dung',
  base: 'Căn cứ',
  item: 'Liệt kê',
  kind: 'Tên loại',
  subject: 'Trích yếu',
  recipient: 'Nơi nhận',
  signing: 'Chữ ký',
  caption: 'Tên bảng'
};

/**
 * The paper as the bytes of a .docx file. Type is named "Times New Roman", the reader's own.
 * Throws what composePaper throws.
 */
export async function paperDocx(paper: OfficialPaper): Promise<Uint8Array> {
  const composed = composePaper(paper);
  const document = new Document({
    title: composed.title,
    creator: composed.author,
    lastModifiedBy: composed.author,
    compatabilityModeVersion: 15,
    defaultTabStop: mm(12.7),
    styles: {
      default: {
        document: { run: { font: FONT, size: 28, color: '000000', language: { value: 'vi-VN' } } },
        heading1: styleParts(styleOf('heading1')),
        heading2: styleParts(styleOf('heading2')),
        heading3: styleParts(styleOf('heading3'))
      },
      paragraphStyles: (Object.keys(STYLES) as Role[])
        .filter((role) => !role.startsWith('heading'))
        .map((role): IParagraphStyleOptions => ({
          id: styleId(role),
          name: STYLE_NAMES[role] ?? `NĐ30 ${role}`,
          basedOn: 'Normal',
          quickFormat: role in STYLE_NAMES,
          ...styleParts(styleOf(role))
        }))
    },
    sections: composed.sections.map((section) => sectionOf(section, composed))
  });
  return new Uint8Array(await Packer.toBuffer(document));
}

const styleId = (role: Role) => `ND30${role.replace('-', '')}`;

function styleParts(style: Style): Pick<IParagraphStyleOptions, 'run' | 'paragraph'> {
  const { left = 0, hanging = 0, indent = 0 } = style;
  return {
    run: { font: FONT, size: style.size * 2, bold: style.bold ?? false, italics: style.italic ?? false, color: '000000' },
    paragraph: {
      alignment: ALIGN[style.align],
      keepNext: style.keepNext ?? false,
      spacing: { before: pt(style.before ?? 0), after: pt(style.after ?? 0), line: Math.round(240 * LINE), lineRule: LineRuleType.AUTO },
      indent: { left: mm(left), ...(hanging > 0 ? { hanging: mm(hanging) } : { firstLine: mm(indent) }) }
    }
  };
}

function sectionOf(section: Section, composed: Composed): ISectionOptions {
  const main = section.annex === null;
  const body = section.flow.flatMap((flow) => flowOf(flow, section.landscape));
  return {
    properties: {
      type: SectionType.NEXT_PAGE,
      titlePage: true,
      page: {
        size: {
          width: mm(SHEET.width),
          height: mm(SHEET.height),
          orientation: section.landscape ? PageOrientation.LANDSCAPE : PageOrientation.PORTRAIT
        },
        margin: {
          top: mm(SHEET.top),
          bottom: mm(SHEET.bottom),
          left: mm(SHEET.left),
          right: mm(SHEET.right),
          header: mm(PAGE_NUMBER_TOP),
          footer: mm(PAGE_NUMBER_TOP)
        },
        pageNumbers: { start: 1 }
      }
    },
    headers: { default: pageNumber(), first: new Header({ children: [new Paragraph({})] }) },
    children: main
      ? [
          headTable(composed),
          ...headingOf(composed),
          ...composed.addressees.map((line) => paragraphOf(line)),
          ...body,
          thin(6, true),
          footTable(composed),
          thin(1)
        ]
      : [...section.head.map((line) => paragraphOf(line)), ...body, ...(section.flow.at(-1)?.type === 'table' ? [thin(1)] : [])]
  };
}

function pageNumber(): Header {
  return new Header({
    children: [
      new Paragraph({ alignment: AlignmentType.CENTER, children: [new TextRun({ children: [PageNumber.CURRENT], font: FONT, size: 26 })] })
    ]
  });
}

/** An almost invisible paragraph: Word needs one between tables, and after the last. */
function thin(height: number, keepNext = false): Paragraph {
  return new Paragraph({ keepNext, spacing: { before: 0, after: 0, line: pt(height), lineRule: LineRuleType.EXACT }, children: [] });
}

/** A rule of `length` mm in the middle of `width` mm: the lower border of an empty paragraph, so that it stays put in every program. */
function rule(length: number, width: number, more: { above?: number; below?: number } = {}): Paragraph {
  const side = mm((width - length) / 2);
  return new Paragraph({
    indent: { left: side, right: side },
    spacing: { before: pt(more.above ?? 0), after: pt(more.below ?? 0), line: pt(2), lineRule: LineRuleType.EXACT },
    border: { bottom: { style: BorderStyle.SINGLE, size: 6, space: 0, color: '000000' } },
    children: []
  });
}

/** Runs as Word has them; what a run does not say it takes from `look`, and past that from the paragraph's style. Gaps are marked yellow. */
function textRuns(runs: readonly Run[], look: { size?: number; bold?: boolean } = {}): TextRun[] {
  return runs.flatMap((run) => {
    const bold = run.bold ?? look.bold;
    return run.text.split('\n').map(
      (text, index) =>
        new TextRun({
          text,
          ...(index > 0 ? { break: 1 } : {}),
          ...(look.size === undefined ? {} : { size: look.size * 2 }),
          ...(bold === undefined ? {} : { bold }),
          ...(run.italic === undefined ? {} : { italics: run.italic }),
          ...(run.gap === true ? { highlight: 'yellow' } : {})
        })
    );
  });
}

function paragraphOf(line: Line, more: Partial<IParagraphOptions> = {}): Paragraph {
  const level = line.role.startsWith('heading') ? (Number(line.role.at(-1)) as 1 | 2 | 3) : null;
  return new Paragraph({
    ...(level === null ? { style: styleId(line.role) } : { heading: HeadingLevel[`HEADING_${level}`] }),
    ...(level === null && line.outline !== undefined ? { outlineLevel: line.outline - 1 } : {}),
    ...(line.keepNext === true ? { keepNext: true } : {}),
    ...more,
    children: textRuns(line.runs)
  });
}

const text = (role: Role, words: string, more: Partial<IParagraphOptions> = {}) =>
  paragraphOf({ type: 'line', role, runs: [{ text: words }] }, more);

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const NO_BORDERS = { top: NONE, bottom: NONE, left: NONE, right: NONE, insideHorizontal: NONE, insideVertical: NONE };
const NO_MARGINS = { top: 0, bottom: 0, left: 0, right: 0, marginUnitType: WidthType.DXA };

/** Two cells side by side without borders. */
function pair(columns: readonly [number, number], left: Paragraph[], right: Paragraph[]): Table {
  return new Table({
    width: { size: mm(columns[0] + columns[1]), type: WidthType.DXA },
    columnWidths: columns.map(mm),
    layout: TableLayoutType.FIXED,
    borders: NO_BORDERS,
    margins: NO_MARGINS,
    rows: [
      new TableRow({
        cantSplit: true,
        children: [left, right].map(
          (children, index) => new TableCell({ width: { size: mm(columns[index]!), type: WidthType.DXA }, borders: NO_BORDERS, children })
        )
      })
    ]
  });
}

function headTable(composed: Composed): Table {
  const [left, right] = HEAD_COLUMNS;
  const named = composed.issuer.at(-1);
  const issuerLine = named === undefined ? '' : lastLine(plainText(named.runs));
  const issuerRule = Math.min(ptToMm(lineWidth(issuerLine, 13, true)), left) * ISSUER_RULE;
  return pair(
    HEAD_COLUMNS,
    [
      ...composed.issuer.map((line) => paragraphOf(line)),
      rule(issuerRule, left),
      text('number', composed.number, { spacing: { before: pt(7), line: Math.round(240 * LINE) } }),
      ...(composed.about === null ? [] : [text('about', composed.about, { indent: { left: mm(2), right: mm(2) } })])
    ],
    [
      text('nation', NATION),
      text('motto', MOTTO),
      rule(ptToMm(lineWidth(MOTTO, 14, true)), right),
      text('place-date', composed.placeDate, { spacing: { before: pt(7), line: Math.round(240 * LINE) } })
    ]
  );
}

function headingOf(composed: Composed): Paragraph[] {
  if (composed.heading.length === 0) return [thin(TITLE_ROOM)];
  const subject = composed.heading.at(-1)!;
  return [
    ...composed.heading.map((line) => paragraphOf(line)),
    rule(subjectRule(lastLine(plainText(subject.runs))), textWidth(false), { above: 2, below: TITLE_ROOM })
  ];
}

const lastLine = (words: string) => words.slice(words.lastIndexOf('\n') + 1);

/** Rule under the subject, mm: 2/5 of its line, as under the issuer, but no longer than 45. */
function subjectRule(subject: string): number {
  return Math.min(45, ptToMm(lineWidth(subject, 14, true)) * 0.4);
}

function footTable(composed: Composed): Table {
  return pair(
    FOOT_COLUMNS,
    [text('recipients-label', 'Nơi nhận:'), ...composed.recipients.map((words) => text('recipient', words))],
    [
      ...composed.signing.map((words) => text('signing', words)),
      ...(composed.signer === null
        ? []
        : [text('signing', composed.signer, { spacing: { before: pt(SIGNING_ROOM), line: Math.round(240 * LINE) } })])
    ]
  );
}

function flowOf(flow: Flow, landscape: boolean): (Paragraph | Table)[] {
  if (flow.type === 'line') return [paragraphOf(flow)];
  if (flow.type === 'page-break') return [new Paragraph({ children: [new PageBreak()] })];
  return [tableOf(flow, mm(textWidth(landscape))), thin(8)];
}

const EDGE = { style: BorderStyle.SINGLE, size: 4, color: '000000' };

function tableOf(table: ComposedTable, width: number): Table {
  const columns = table.widths.map((share) => Math.round(share * width));
  const row = (cells: PlacedCell[], head: boolean) =>
    new TableRow({
      tableHeader: head,
      cantSplit: true,
      height: { value: pt(table.size), rule: HeightRule.ATLEAST },
      children: cells.map((cell) => {
        const align: Align = cell.align ?? (head ? 'center' : (table.align[cell.column] ?? 'left'));
        const bold = head || cell.bold;
        const size = columns.slice(cell.column, cell.column + cell.across).reduce((sum, part) => sum + part, 0);
        return new TableCell({
          columnSpan: cell.across,
          rowSpan: cell.down,
          width: { size, type: WidthType.DXA },
          verticalAlign: head || cell.down > 1 ? VerticalAlign.CENTER : VerticalAlign.TOP,
          children: [
            new Paragraph({
              alignment: ALIGN[align],
              keepNext: head,
              spacing: { before: 0, after: 0 },
              run: { size: table.size * 2 },
              children: textRuns(cell.runs, { size: table.size, bold })
            })
          ]
        });
      })
    });
  return new Table({
    width: { size: columns.reduce((sum, part) => sum + part, 0), type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    borders: { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE },
    margins: {
      top: pt(CELL_PADDING.y),
      bottom: pt(CELL_PADDING.y),
      left: pt(CELL_PADDING.x),
      right: pt(CELL_PADDING.x),
      marginUnitType: WidthType.DXA
    },
    rows: [...table.head.map((cells) => row(cells, true)), ...table.rows.map((cells) => row(cells, false))]
  });
}
