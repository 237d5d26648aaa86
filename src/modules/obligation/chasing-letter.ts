import { daysBetween, type Day } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import type { OfficialPaper, Table } from '#modules/paper/layout/model.ts';

/** One piece of overdue work in the letter. */
export interface ChasedWork {
  title: string;
  basis: string;
  dueOn: Day;
  /** How often it was chased before. */
  chased: number;
}

export interface ChasingLetterFacts {
  /** "xã Xuân Quế". */
  council: string;
  /** The body chased, in full: "Ủy ban nhân dân xã". */
  body: string;
  works: readonly ChasedWork[];
  /** The day the work is told as of: that of the letter. */
  on: Day;
  answerBy: Day | null;
  /** Words of whoever drafts it, as a paragraph of their own. */
  note: string;
  /** Which letter about this work it is. */
  times?: number;
  /** The paper before it: "61/TTHĐND-VP ngày 16/11/2026". */
  previous?: string;
  /** What follows when no answer comes: "đưa các nội dung này vào phiên giải trình". */
  then?: string;
}

/** What stands behind the number: the Standing Committee, drafted by the office. */
export const chasingSymbol = 'TTHĐND-VP';

/** "xã Xuân Quế" → "Xuân Quế", the place before the date. */
export const placeOfCouncil = (council: string) => council.replace(/^(xã|phường|đặc khu)\s+/iu, '');

const two = (count: number) => String(count).padStart(2, '0');
const daysLate = (work: ChasedWork, on: Day) => Math.max(0, daysBetween(work.dueOn, on));

/** "04 nhiệm vụ quá hạn", "04 nhiệm vụ quá hạn và 01 nhiệm vụ sắp đến hạn". */
export function countWords(works: readonly ChasedWork[], on: Day): string {
  const late = works.filter((work) => daysLate(work, on) > 0).length;
  const parts = [late > 0 ? `${two(late)} nhiệm vụ quá hạn` : '', works.length > late ? `${two(works.length - late)} nhiệm vụ sắp đến hạn` : ''];
  return parts.filter(Boolean).join(' và ');
}

/** The table of the work, a row each. */
export function worksTable(works: readonly ChasedWork[], on: Day): Table {
  return {
    type: 'table',
    columns: [{ width: 6, align: 'center' }, { width: 46 }, { width: 18, align: 'center' }, { width: 14, align: 'center' }, { width: 16, align: 'center' }],
    head: [['Stt', 'Nhiệm vụ, căn cứ', 'Hạn', 'Quá hạn (ngày)', 'Đã đôn đốc']],
    rows: works.map((work, index) => [
      String(index + 1),
      work.basis ? `${work.title} (${work.basis})` : work.title,
      formatDay(work.dueOn),
      daysLate(work, on) > 0 ? String(daysLate(work, on)) : 'chưa đến hạn',
      work.chased > 0 ? `${work.chased} lần` : 'chưa'
    ]),
    size: 12
  };
}

/** The screen parts the places of a basis with dots, a paper with commas. */
export const onPaper = (works: readonly ChasedWork[]): ChasedWork[] => works.map((work) => ({ ...work, basis: work.basis.replaceAll(' · ', ', ') }));

/** The words of a note, a paragraph a line. */
export const noteLines = (note: string) => note.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => ({ type: 'paragraph' as const, text: line }));

/**
 * The letter (công văn) that chases a body for overdue work: what, since when, by when it is to be done or answered. Layout Nghị định 30/2020/NĐ-CP, Phụ lục I; the Standing Committee urges and
 * follows carrying out (Luật Tổ chức chính quyền địa phương 2025). Several things stand in a table, one in the sentence.
 */
export function chasingLetter({ council, body, works: given, on, answerBy, note, times = 1, previous = '', then = '' }: ChasingLetterFacts): OfficialPaper {
  const works = onPaper(given);
  const many = works.length > 1;
  const [first] = works;
  const again = works.some((work) => work.chased > 0);
  const until = answerBy === null ? [] : [' trước ', { text: `ngày ${formatDay(answerBy)}`, bold: true }];
  const opening = previous === '' ? 'Qua theo dõi, đến' : `Thường trực Hội đồng nhân dân ${council} đã có Công văn số ${previous} đôn đốc ${body}. Đến`;
  return {
    kind: 'letter',
    issuerParent: ['Hội đồng nhân dân', council],
    issuer: ['Thường trực'],
    number: null,
    symbol: chasingSymbol,
    place: placeOfCouncil(council),
    date: on.slice(0, 7),
    subject: `${many ? `đôn đốc thực hiện ${countWords(works, on)}` : `đôn đốc thực hiện nhiệm vụ “${shortened(first?.title ?? '')}”`}${times > 1 ? ` (lần ${times})` : ''}`,
    addressees: [body],
    body: [
      {
        type: 'paragraph',
        text: many
          ? `${opening} ngày ${formatDay(on)}, ${body} còn ${countWords(works, on)} mà chưa có kết quả${again && previous === '' ? ', trong đó có nhiệm vụ đã được đôn đốc' : ''}, cụ thể như sau:`
          : `Qua theo dõi, nhiệm vụ “${first?.title ?? ''}”${first?.basis ? ` (${first.basis})` : ''} do ${body} chủ trì có hạn ngày ${formatDay(first?.dueOn ?? on)}, đến ngày ${formatDay(on)} ${first && daysLate(first, on) === 0 ? 'sắp đến hạn' : `đã quá hạn ${first ? daysLate(first, on) : 0} ngày`} mà chưa có kết quả${first && first.chased > 0 ? `, đã đôn đốc ${first.chased} lần` : ''}${previous === '' ? '' : `, gần nhất tại Công văn số ${previous}`}.`
      },
      ...(many ? [worksTable(works, on)] : []),
      {
        type: 'paragraph',
        text: [`Thường trực Hội đồng nhân dân ${council} đề nghị ${body} tập trung thực hiện, báo cáo kết quả bằng văn bản; ${many ? 'nhiệm vụ nào' : 'trường hợp'} chưa thực hiện được thì nêu rõ nguyên nhân, trách nhiệm và thời gian hoàn thành, gửi về Thường trực Hội đồng nhân dân ${council}`, ...until, ' để theo dõi, tổng hợp.']
      },
      ...(then === '' ? [] : [{ type: 'paragraph' as const, text: `${answerBy === null ? 'Nếu không có kết quả' : 'Quá thời hạn trên'}, Thường trực Hội đồng nhân dân ${council} sẽ ${then}.` }]),
      ...noteLines(note),
      { type: 'paragraph', text: `Đề nghị ${body} quan tâm thực hiện./.` }
    ],
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null },
    recipients: ['Như trên', 'Thường trực Đảng ủy (để báo cáo)', 'Thường trực HĐND xã', 'Lưu: VT']
  };
}

/** Enough words to know it by; a subject line stands under the number in a narrow column. */
export function shortened(title: string): string {
  const words = title.split(' ');
  return words.length <= 16 ? title : `${words.slice(0, 15).join(' ')}…`;
}
