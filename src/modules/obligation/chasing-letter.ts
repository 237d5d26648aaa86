import { daysBetween, type Day } from '#core/calendar/days.ts';
import { formatDay } from '#core/format.ts';
import type { OfficialPaper } from '#modules/paper/layout/model.ts';

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
}

/** What stands behind the number: the Standing Committee, drafted by the office. */
export const chasingSymbol = 'TTHĐND-VP';

/**
 * The letter (công văn) that chases a body for overdue work: what, since when, by when it is to be done or answered. Layout Nghị định 30/2020/NĐ-CP, Phụ lục I; the Standing Committee urges and
 * follows carrying out (Luật Tổ chức chính quyền địa phương 2025). Several things stand in a table, one in the sentence.
 */
export function chasingLetter({ council, body, works: given, on, answerBy, note }: ChasingLetterFacts): OfficialPaper {
  // The screen parts the places of a basis with dots, a paper with commas.
  const works = given.map((work) => ({ ...work, basis: work.basis.replaceAll(' · ', ', ') }));
  const many = works.length > 1;
  const count = String(works.length).padStart(2, '0');
  const place = council.replace(/^(xã|phường|đặc khu)\s+/iu, '');
  const [first] = works;
  const late = (work: ChasedWork) => Math.max(0, daysBetween(work.dueOn, on));
  const again = works.some((work) => work.chased > 0);
  const until = answerBy === null ? [] : [' trước ', { text: `ngày ${formatDay(answerBy)}`, bold: true }];
  return {
    kind: 'letter',
    issuer: ['Hội đồng nhân dân', council],
    number: null,
    symbol: chasingSymbol,
    place,
    date: on.slice(0, 7),
    subject: many ? `đôn đốc thực hiện ${count} nhiệm vụ quá hạn` : `đôn đốc thực hiện nhiệm vụ “${shortened(first?.title ?? '')}”`,
    addressees: [body],
    body: [
      {
        type: 'paragraph',
        text: many
          ? `Qua theo dõi, đến ngày ${formatDay(on)}, ${body} còn ${count} nhiệm vụ đã quá hạn mà chưa có kết quả${again ? ', trong đó có nhiệm vụ đã được đôn đốc' : ''}, cụ thể như sau:`
          : `Qua theo dõi, nhiệm vụ “${first?.title ?? ''}”${first?.basis ? ` (${first.basis})` : ''} do ${body} chủ trì có hạn ngày ${formatDay(first?.dueOn ?? on)}, đến ngày ${formatDay(on)} đã quá hạn ${first ? late(first) : 0} ngày mà chưa có kết quả${first && first.chased > 0 ? `, đã đôn đốc ${first.chased} lần` : ''}.`
      },
      ...(many
        ? [
            {
              type: 'table' as const,
              columns: [{ width: 6, align: 'center' as const }, { width: 46 }, { width: 18, align: 'center' as const }, { width: 14, align: 'center' as const }, { width: 16, align: 'center' as const }],
              head: [['Stt', 'Nhiệm vụ, căn cứ', 'Hạn', 'Quá hạn (ngày)', 'Đã đôn đốc']],
              rows: works.map((work, index) => [String(index + 1), work.basis ? `${work.title} (${work.basis})` : work.title, formatDay(work.dueOn), String(late(work)), work.chased > 0 ? `${work.chased} lần` : 'chưa']),
              size: 12 as const
            }
          ]
        : []),
      {
        type: 'paragraph',
        text: [`Thường trực Hội đồng nhân dân ${council} đề nghị ${body} tập trung thực hiện, báo cáo kết quả bằng văn bản; ${many ? 'nhiệm vụ nào' : 'trường hợp'} chưa thực hiện được thì nêu rõ nguyên nhân, trách nhiệm và thời gian hoàn thành, gửi về Thường trực Hội đồng nhân dân ${council}`, ...until, ' để theo dõi, tổng hợp.']
      },
      ...note.split('\n').map((line) => line.trim()).filter(Boolean).map((line) => ({ type: 'paragraph' as const, text: line })),
      { type: 'paragraph', text: `Đề nghị ${body} quan tâm thực hiện./.` }
    ],
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null },
    recipients: ['Như trên', 'Thường trực Đảng ủy (để báo cáo)', 'Thường trực HĐND xã', 'Lưu: VT']
  };
}

/** Enough words to know it by; a subject line stands under the number in a narrow column. */
function shortened(title: string): string {
  const words = title.split(' ');
  return words.length <= 16 ? title : `${words.slice(0, 15).join(' ')}…`;
}
