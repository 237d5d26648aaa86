import { goalText } from '#modules/measure/forecast-words.ts';
import { tokenOf, type TableContent, type TableRow } from '../document.ts';
import type { ReportFigure } from '../figure.ts';
import type { DraftTarget } from './facts.ts';
import { bareTitle, groupHeading } from './sentences.ts';

/**
 * The table of targets: Stt, Chỉ tiêu, ĐVT, Mục tiêu, Kỳ này, Kỳ trước, Lũy kế, % mục tiêu, Đánh giá (the usual columns of periodic reports; shares show both numbers of the
 * period and the share of the whole).
 */
export function targetTable(targets: readonly DraftTarget[], figures: ReadonlyMap<string, ReportFigure>, words: { caption: string; note: string }): TableContent {
  const rows: TableRow[] = [];
  let group: string | null = null;
  for (const [index, target] of targets.entries()) {
    if (target.groupTitle !== group) {
      group = target.groupTitle;
      if (group) rows.push({ group: groupHeading(group) });
    }
    const has = (id: string) => figures.has(id);
    const amount = (id: string) => (has(id) ? tokenOf(id, target.unit === 'percent' ? 'phan' : 'gia-tri') : '–');
    rows.push({
      cells: [
        String(index + 1),
        bareTitle(target.title),
        target.unit === 'percent' ? '%' : target.unitWord.vi || 'số',
        goalText(target.goal, target.unit, 'vi'),
        amount(`${target.figureId}-kn`),
        amount(`${target.figureId}-kt`),
        has(target.figureId) ? tokenOf(target.figureId) : '–',
        has(target.figureId) ? tokenOf(target.figureId, 'muc') : '–',
        has(target.figureId) ? tokenOf(target.figureId, 'danhgia') : '–'
      ]
    });
  }
  return { ...words, columns: targetColumns, rows };
}

const targetColumns: TableContent['columns'] = [
  { title: 'Stt', width: 9, align: 'center' },
  { title: 'Chỉ tiêu', width: 52, align: 'left' },
  { title: 'ĐVT', width: 15, align: 'center' },
  { title: 'Mục tiêu', width: 18, align: 'center' },
  { title: 'Kỳ này', width: 16, align: 'center' },
  { title: 'Kỳ trước', width: 16, align: 'center' },
  { title: 'Lũy kế', width: 17, align: 'center' },
  { title: '% mục tiêu', width: 18, align: 'center' },
  { title: 'Đánh giá', width: 22, align: 'center' }
];
