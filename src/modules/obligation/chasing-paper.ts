import { formatDay } from '#core/format.ts';
import { symbolTail, type PaperKind } from '#modules/paper/layout/kinds.ts';
import type { Block, OfficialPaper } from '#modules/paper/layout/model.ts';
import { chasingLetter, chasingSymbol, countWords, noteLines, onPaper, placeOfCouncil, shortened, worksTable, type ChasingLetterFacts } from './chasing-letter.ts';
import { chasingKinds, type ChasingKind } from './chasing.ts';

/** Steps that go out as a paper; a reminder does not. */
export const paperedKinds = chasingKinds.filter((kind) => kind !== 'reminder') as Exclude<ChasingKind, 'reminder'>[];
export type PaperedKind = (typeof paperedKinds)[number];

/** The kind of paper of each step (law:FUP-02, Nghị định 30/2020 Điều 7) and what stands in its symbol. */
export const paperOfStep: Record<PaperedKind, { kind: PaperKind; issuer: string }> = {
  letter: { kind: 'letter', issuer: chasingSymbol },
  proposal: { kind: 'letter', issuer: chasingSymbol },
  explanation: { kind: 'letter', issuer: chasingSymbol },
  questioning: { kind: 'notice', issuer: 'TTHĐND' },
  supervision: { kind: 'plan', issuer: 'TTHĐND' },
  report: { kind: 'report', issuer: 'TTHĐND' }
};

export interface ChasingPaperFacts extends ChasingLetterFacts {
  /** To whom it goes: the body chased, the one above it, the council. */
  addressee: string;
}

/** What the step after this one will be, in the words of the letter that warns of it. */
export const warningOf: Partial<Record<ChasingKind, string>> = {
  proposal: 'kiến nghị cấp có thẩm quyền xem xét, xử lý trách nhiệm',
  explanation: 'đưa các nội dung này vào phiên giải trình',
  questioning: 'đưa các nội dung này vào phiên chất vấn tại kỳ họp gần nhất',
  supervision: 'tổ chức giám sát việc thực hiện',
  report: 'báo cáo Hội đồng nhân dân về trách nhiệm thực hiện'
};

/** The official paper of a step of chasing, the same on the screen, in DOCX and in PDF. */
export function chasingPaper(step: PaperedKind, facts: ChasingPaperFacts): OfficialPaper {
  if (step === 'letter') return { ...chasingLetter(facts), addressees: [facts.addressee || facts.body] };
  const { council, body, on, answerBy, note, addressee } = facts;
  const works = onPaper(facts.works);
  const standing = `Thường trực Hội đồng nhân dân ${council}`;
  const what = works.length > 1 ? countWords(works, on) : `nhiệm vụ “${shortened(works[0]?.title ?? '')}”`;
  const before = facts.previous ? ` ${standing} đã đôn đốc tại văn bản số ${facts.previous}.` : '';
  const until = answerBy === null ? '' : ` trước ngày ${formatDay(answerBy)}`;
  const paragraph = (text: string): Block => ({ type: 'paragraph', text });
  const opening = paragraph(`Đến ngày ${formatDay(on)}, ${body} còn ${countWords(works, on)} mà chưa có kết quả.${before} Cụ thể như sau:`);
  const table = worksTable(works, on);
  const paperOf = (subject: string, addressees: readonly string[], rest: readonly Block[], recipients: readonly string[]): OfficialPaper => ({
    kind: paperOfStep[step].kind,
    issuerParent: ['Hội đồng nhân dân', council],
    issuer: ['Thường trực'],
    number: null,
    symbol: symbolTail(paperOfStep[step].kind, paperOfStep[step].issuer),
    place: placeOfCouncil(council),
    date: on.slice(0, 7),
    subject,
    ...(addressees.length > 0 ? { addressees } : {}),
    body: [...(step === 'supervision' ? [] : [opening, table]), ...rest, ...noteLines(note)].map((block, index, all) => (index === all.length - 1 ? ended(block) : block)),
    signature: { lines: [{ prefix: 'TM', text: 'Thường trực Hội đồng nhân dân' }], title: 'Chủ tịch', name: null },
    recipients
  });
  const usual = ['Thường trực Đảng ủy (để báo cáo)', 'Các Ban HĐND xã', 'Lưu: VT'];
  switch (step) {
    case 'proposal':
      return paperOf(`kiến nghị xem xét, xử lý trách nhiệm chậm thực hiện ${what}`, [addressee], [paragraph(`${standing} kiến nghị ${addressee} chỉ đạo ${body} thực hiện dứt điểm, xem xét trách nhiệm của tập thể, cá nhân để chậm và thông báo kết quả bằng văn bản${until}.`)], ['Như trên', body, ...usual]);
    case 'explanation':
      return paperOf(
        `yêu cầu giải trình việc chậm thực hiện ${what}`,
        [addressee],
        [paragraph(`Theo Điều 40 Luật Hoạt động giám sát của Quốc hội và Hội đồng nhân dân, ${standing} yêu cầu người đứng đầu ${body} giải trình bằng văn bản${until}, nêu rõ nguyên nhân, trách nhiệm, biện pháp khắc phục và thời hạn hoàn thành từng nội dung; chuẩn bị giải trình tại phiên giải trình của ${standing} khi được mời.`)],
        ['Như trên', ...usual]
      );
    case 'questioning':
      return paperOf(`Về việc đưa ${what} vào nội dung chất vấn tại kỳ họp`, [], [paragraph(`${standing} thông báo để các đại biểu Hội đồng nhân dân nghiên cứu, chuẩn bị câu hỏi chất vấn; người đứng đầu ${body} chuẩn bị trả lời chất vấn tại kỳ họp gần nhất của Hội đồng nhân dân.`)], ['Các đại biểu HĐND xã', body, ...usual]);
    case 'supervision':
      return paperOf(
        `Giám sát lại việc thực hiện ${what} của ${body}`,
        [],
        [
          { type: 'heading', level: 1, text: 'Nội dung giám sát' },
          opening,
          table,
          { type: 'heading', level: 1, text: 'Cách tiến hành' },
          paragraph(`${standing} giao Ban của Hội đồng nhân dân phụ trách lĩnh vực làm việc trực tiếp với ${body}, kiểm tra hồ sơ và thực tế từng nội dung.`),
          paragraph(`${body} gửi báo cáo bằng văn bản kèm minh chứng${until === '' ? ' trước buổi làm việc' : until}.`),
          { type: 'heading', level: 1, text: 'Kết quả' },
          paragraph('Ban được giao báo cáo kết quả giám sát, kiến nghị xử lý với Thường trực Hội đồng nhân dân để báo cáo Hội đồng nhân dân tại kỳ họp gần nhất.')
        ],
        [body, ...usual]
      );
    case 'report':
      return paperOf(`Việc ${body} chậm thực hiện ${what} và trách nhiệm liên quan`, [addressee], [paragraph(`${standing} đã đôn đốc theo từng bước nhưng ${body} chưa thực hiện. Kính báo cáo Hội đồng nhân dân xem xét trách nhiệm của ${body} và người đứng đầu, quyết định biện pháp xử lý theo thẩm quyền.`)], ['Các đại biểu HĐND xã', body, ...usual]);
  }
}

/** The last passage ends with "./." (Nghị định 30/2020, Phụ lục I). */
function ended(block: Block): Block {
  return block.type === 'paragraph' && typeof block.text === 'string' ? { ...block, text: `${block.text.replace(/[.\s]+$/, '')}./.` } : block;
}

/** Whom the paper of a step is addressed to by itself; the drafter may name another. */
export function addresseeOf(step: ChasingKind, body: { name: string; kind: string; parentName: string | null }, place: { council: string; province: string }): string {
  if (step === 'report') return `Hội đồng nhân dân ${place.council}`;
  if (step !== 'proposal') return body.name;
  if (body.parentName !== null) return body.parentName;
  return body.kind === 'peoples-committee' ? `Ủy ban nhân dân ${place.province}` : `Cơ quan quản lý trực tiếp của ${body.name}`;
}
