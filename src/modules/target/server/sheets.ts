import { formatDay, formatInstant } from '#core/format.ts';
import type { SheetContent } from '#core/sheets/write.ts';
import { translator, type Lang } from '#core/words.ts';
import { reasonText } from '#modules/measure/forecast-words.ts';
import * as measureMessages from '#modules/measure/messages.ts';
import type { BoardTarget } from '../board.ts';
import { formulaWords, goalWords, sentence, statusWords, valueWords } from '../display.ts';
import { spanLabel } from '../rules.ts';
import type { Board } from './board.ts';
import type { Evidence } from './evidence.ts';

interface Made {
  title: string;
  by: string;
  at: Date;
}

const words = {
  vi: {
    code: 'Số', target: 'Chỉ tiêu', goal: 'Mục tiêu', value: 'Thực hiện', counted: 'Được tính', base: 'Tổng số', period: 'Kỳ', status: 'Trạng thái', end: 'Dự báo cuối kỳ', note: 'Diễn giải', lead: 'Cơ quan chủ trì',
    source: 'Nguồn', entered: 'Số liệu nhập kèm căn cứ', computed: 'Hệ thống tính từ hồ sơ', asOf: 'Tính đến ngày', made: 'Lập lúc', by: 'Người lập', record: 'Hồ sơ', about: 'Thông tin', place: 'Xếp vào', reason: 'Lý do',
    happened: 'Ngày phát sinh', recorded: 'Ngày ghi', formula: 'Cách tính', figure: 'Con số'
  },
  en: {
    code: 'No.', target: 'Target', goal: 'Goal', value: 'Reached', counted: 'Counted', base: 'Total', period: 'Period', status: 'Status', end: 'Forecast', note: 'Note', lead: 'Lead',
    source: 'Source', entered: 'Entered with evidence', computed: 'Counted from records', asOf: 'As of', made: 'Made at', by: 'Made by', record: 'Record', about: 'About', place: 'Place', reason: 'Reason',
    happened: 'Happened on', recorded: 'Recorded on', formula: 'Formula', figure: 'Figure'
  }
} as const;

/** The board as a sheet: one row a target, in its groups. */
export function boardSheet(board: Pick<Board, 'targets' | 'asOf'>, made: Made, lang: Lang): SheetContent {
  const w = words[lang];
  const groups: { at: number; title: string }[] = [];
  for (const [at, target] of board.targets.entries()) if (target.groupTitle !== '' && board.targets[at - 1]?.groupTitle !== target.groupTitle) groups.push({ at, title: target.groupTitle });
  return {
    title: made.title,
    subtitle: `${w.asOf} ${formatDay(board.asOf)}`,
    columns: [
      { key: 'code', title: w.code, width: 6, kind: 'text' },
      { key: 'title', title: w.target, width: 40, kind: 'text' },
      { key: 'goal', title: w.goal, width: 14, kind: 'text' },
      { key: 'value', title: w.value, width: 12, kind: 'text' },
      { key: 'counted', title: w.counted, width: 10, kind: 'number' },
      { key: 'base', title: w.base, width: 10, kind: 'number' },
      { key: 'period', title: w.period, width: 16, kind: 'text' },
      { key: 'status', title: w.status, width: 16, kind: 'text' },
      { key: 'note', title: w.note, width: 44, kind: 'text' },
      { key: 'lead', title: w.lead, width: 20, kind: 'text' },
      { key: 'source', title: w.source, width: 20, kind: 'text' }
    ],
    rows: board.targets.map((target) => boardRow(target, lang)),
    groups,
    notes: [
      { label: w.asOf, value: formatDay(board.asOf) },
      { label: w.made, value: formatInstant(made.at) },
      { label: w.by, value: made.by }
    ]
  };
}

function boardRow(target: BoardTarget, lang: Lang) {
  const w = words[lang];
  const value = valueWords(target, lang);
  return {
    code: target.code,
    title: target.title,
    goal: goalWords(target, lang),
    value: target.kind === 'count' ? `${value.value} ${value.beside}`.trim() : value.value,
    counted: target.figure.value === null ? null : target.figure.numerator,
    base: target.figure.value === null ? null : target.figure.denominator,
    period: spanLabel(target.span, lang),
    status: statusWords(target, lang).label,
    note: sentence(target, lang),
    lead: target.lead ?? '',
    source: target.source === 'entries' ? w.entered : w.computed
  };
}

/** The records of one figure as a sheet. */
export function evidenceSheet(evidence: Evidence, made: Made, lang: Lang): SheetContent {
  const w = words[lang];
  const t = translator(measureMessages, lang);
  const value = valueWords(evidence.target, lang);
  return {
    title: made.title,
    subtitle: `${evidence.target.title}: ${[value.value, value.beside].filter(Boolean).join(' · ')}`,
    columns: [
      { key: 'title', title: w.record, width: 46, kind: 'text' },
      { key: 'about', title: w.about, width: 34, kind: 'text' },
      { key: 'place', title: w.place, width: 16, kind: 'text' },
      { key: 'reason', title: w.reason, width: 34, kind: 'text' },
      { key: 'happened', title: w.happened, width: 13, kind: 'date' },
      { key: 'recorded', title: w.recorded, width: 17, kind: 'text' }
    ],
    rows: evidence.records.map((record) => ({
      title: record.title,
      about: record.subtitle,
      place: t(`place.${record.place}`),
      reason: reasonText(record.reason, lang),
      happened: record.happenedOn,
      recorded: record.recordedAt ? formatInstant(record.recordedAt) : null
    })),
    notes: [
      { label: w.formula, value: formulaWords(evidence.target, lang).formula },
      { label: w.goal, value: goalWords(evidence.target, lang) },
      { label: w.period, value: spanLabel(evidence.target.span, lang) },
      { label: w.asOf, value: formatDay(evidence.asOf) },
      { label: w.made, value: formatInstant(made.at) },
      { label: w.by, value: made.by }
    ]
  };
}
