import * as v from 'valibot';
import type { Day } from '#core/calendar/days.ts';
import type { MappedRow, WantedColumn } from '#core/sheets/columns.ts';
import { khongDau } from '#core/text.ts';
import { RegisterLetter } from './schema.ts';
import type { LetterKind, LetterSource } from './acts.ts';
import { matterKey, tellsName } from './rules.ts';

/** The columns of a book of letters; `names` are what offices call them. */
export const letterColumns: readonly WantedColumn[] = [
  { key: 'receivedOn', names: ['Ngày nhận', 'Ngày đến', 'Ngày tiếp nhận', 'Ngày nhận đơn'], required: true, kind: 'date' },
  { key: 'sender', names: ['Người gửi', 'Họ tên người gửi', 'Họ và tên', 'Người đứng đơn', 'Người gửi, địa chỉ'], required: true },
  { key: 'address', names: ['Địa chỉ', 'Nơi ở', 'Địa chỉ người gửi'], required: false },
  { key: 'kind', names: ['Loại đơn', 'Phân loại', 'Loại'], required: true },
  { key: 'title', names: ['Nội dung', 'Trích yếu', 'Tóm tắt nội dung', 'Nội dung đơn'], required: true },
  { key: 'before', names: ['Cơ quan đã giải quyết', 'Đã giải quyết'], required: false },
  { key: 'people', names: ['Số người', 'Số người ký'], required: false, kind: 'number' },
  { key: 'source', names: ['Nguồn đơn', 'Nơi gửi đơn', 'Hình thức nhận'], required: false }
];

/** A letter as the form would send it. */
export type LetterInput = v.InferInput<typeof RegisterLetter>;

export interface LetterLine {
  /** Number in the file, from 1. */
  row: number;
  /** What will be taken in; null while something is wrong. */
  letter: LetterInput | null;
  /** Sentences, one for each thing to mend. None tells a sender. */
  problems: string[];
}

/** A letter that stands in the register already. */
export interface KnownLetter {
  receivedOn: Day;
  matterKey: string;
}

/** "Đơn tố cáo" → denunciation; null for a word that is none of ours. */
export function readKind(text: string): LetterKind | null {
  const key = khongDau(text);
  if (/\bto cao\b/.test(key)) return 'denunciation';
  if (/\bkhieu nai\b/.test(key)) return 'complaint';
  return /\b(kien nghi|phan anh|de nghi|kn, pa|pakn)\b/.test(key) ? 'petition' : null;
}

function readSource(text: string): LetterSource {
  const key = khongDau(text);
  if (/buu|cong van/.test(key)) return 'post';
  if (/tiep (cong )?dan|tiep cong dan/.test(key)) return 'reception';
  if (/dai bieu/.test(key)) return 'delegate';
  return 'sheet';
}

/** Reads each row into a letter, or says what is wrong with it. A letter twice in the file, or one that stands in the register already, is refused. */
export function readLetters(rows: readonly MappedRow[], today: Day, known: readonly KnownLetter[]): LetterLine[] {
  const there = new Set(known.map((each) => `${each.receivedOn} ${each.matterKey}`));
  const seen = new Map<string, number>();
  return rows.map(({ row, values, problems: given }) => {
    const text = (key: string) => (values[key] === null || values[key] === undefined ? '' : String(values[key]).trim());
    const problems = [...given];
    const anonymous = text('sender') === '' || /^(nac danh|khong ro|khong ten|an danh)/.test(khongDau(text('sender')));
    const kind = readKind(text('kind'));
    if (kind === null && text('kind') !== '') problems.push(`Loại đơn “${text('kind')}” không phải khiếu nại, tố cáo, kiến nghị hay phản ánh.`);
    if (text('receivedOn') > today) problems.push('Ngày nhận chưa tới.');
    if (kind === 'denunciation' && tellsName(text('title'), text('sender'))) problems.push('Nội dung có họ tên người tố cáo; bỏ họ tên ra khỏi nội dung.');
    const title = text('title').split('\n')[0]?.slice(0, 300) ?? '';
    const key = `${text('receivedOn')} ${matterKey(title, text('title'))}`;
    const first = seen.get(`${key} ${text('sender')}`);
    if (first !== undefined) problems.push(`Trùng với dòng ${first}.`);
    else if (there.has(key)) problems.push('Đã có trong sổ đơn.');
    seen.set(`${key} ${text('sender')}`, first ?? row);
    const people = Number(values['people'] ?? 1);
    const draft =
      problems.length > 0 || kind === null
        ? null
        : ({
            kind,
            receivedOn: text('receivedOn'),
            source: readSource(text('source')),
            title,
            content: text('title'),
            doneBefore: text('before'),
            senderKind: anonymous ? 'anonymous' : people > 1 ? 'group' : 'person',
            senderName: anonymous ? '' : text('sender'),
            senderAddress: anonymous ? '' : text('address'),
            peopleCount: people > 1 ? people : ''
          } satisfies LetterInput);
    const fits = draft !== null && v.safeParse(RegisterLetter, draft).success;
    if (draft && !fits) problems.push('Dòng này thiếu dữ liệu hoặc dữ liệu quá dài.');
    return { row, letter: fits ? draft : null, problems };
  });
}
